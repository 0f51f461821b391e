// Conversations, kept in this browser alone and listed at the side; asking again, editing, and addresses that ask.
(() => {
  "use strict";
  const STORE = "kadqa.percakapan";
  const HERE = "kadqa.kini";
  const MOST = 200;
  const RESTORED = 20;
  let current = null;

  // Which conversation this tab shows: it comes back when the reader does.
  const here = {
    get: () => {
      try {
        return sessionStorage.getItem(HERE);
      } catch {
        return null;
      }
    },
    set: (name) => {
      try {
        if (name === null) sessionStorage.removeItem(HERE);
        else sessionStorage.setItem(HERE, name);
      } catch {
        // A browser may forbid it; then the list of conversations is the way back.
      }
    },
  };

  const read = () => {
    try {
      const found = JSON.parse(localStorage.getItem(STORE) ?? "[]");
      return Array.isArray(found) ? found.filter((one) => Array.isArray(one?.tanya) && one.tanya.length) : [];
    } catch {
      return [];
    }
  };
  const write = (all) => {
    try {
      if (all.length) localStorage.setItem(STORE, JSON.stringify(all.slice(0, MOST)));
      else localStorage.removeItem(STORE);
    } catch {
      // A browser may forbid it; then nothing is kept.
    }
    draw();
  };

  // The server is told through a hidden box, as if a reader had written in it.
  const command = (wanted) => {
    const field = document.querySelector("#perintah textarea, #perintah input");
    if (!field) return;
    field.value = JSON.stringify({ ...wanted, waktu: Date.now() });
    field.dispatchEvent(new Event("input", { bubbles: true }));
  };

  const box = () => document.querySelector("#pertanyaan textarea");
  const fill = (words) => {
    const field = box();
    field.value = words;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  };
  const asked = () => [...document.querySelectorAll("#percakapan .kadqa-tanya .asli")].map((one) => one.textContent);
  const answers = () => [...document.querySelectorAll("#percakapan .kadqa:not(.tunggu)")];
  const busy = () => document.querySelector("#percakapan .kadqa.tunggu") !== null;
  const fields = (answer) => {
    const link = answer?.querySelector("a.tautan");
    return link ? fieldsOf(link) : "";
  };
  const fieldsOf = (link) => {
    const given = new URL(link.href, location.href).searchParams;
    given.delete("q");
    return given.toString();
  };

  // The conversation as it stands is written down after each answer.
  let written = "";
  let opening = null;
  const keep = () => {
    const questions = asked();
    // Until the first question of one that was opened is there, the page shows another.
    if (opening !== null && questions[0] !== opening) return;
    opening = null;
    const shown = answers();
    if (questions.length === 0 && document.querySelector("#percakapan .kadqa") === null) {
      if (written) {
        current = null;
        here.set(null);
        draw();
      }
      written = "";
      return;
    }
    if (!questions.length || shown.length !== questions.length) return;
    const turns = questions.map((question, n) => [question, fields(shown[n])]).slice(-RESTORED);
    const now = JSON.stringify(turns);
    if (now === written) return;
    written = now;
    current = current ?? String(Date.now());
    here.set(current);
    const all = read();
    const before = all.find((one) => one.nama === current);
    // One that was only opened keeps its place.
    if (before && JSON.stringify(before.tanya) === now) draw();
    else write([{ ...before, nama: current, tanya: turns }, ...all.filter((one) => one !== before)]);
  };

  // --- the list at the side ---------------------------------------------------------------------

  const side = () => document.getElementById("riwayat");
  const title = (one) => one.judul || (one.tanya[0]?.[0] ?? "");
  const folded = (words) => words.toLowerCase();
  const element = (tag, properties, ...children) => {
    const made = Object.assign(document.createElement(tag), properties);
    made.append(...children);
    return made;
  };
  const pressed = (className, name, does) => {
    const button = element("button", { type: "button", className, title: name });
    button.setAttribute("aria-label", name);
    button.addEventListener("click", does);
    return button;
  };

  const build = () => {
    if (side() || !document.getElementById("riwayat-tombol")) return;
    const fresh = element("button", { type: "button", className: "baru", textContent: "Percakapan baru" });
    fresh.addEventListener("click", () => {
      drawer(false);
      opening = null;
      document.querySelector("#baru")?.click();
      box()?.focus();
    });
    const search = element("input", { type: "search", id: "cari-riwayat", placeholder: "Cari percakapan", autocomplete: "off" });
    search.setAttribute("aria-label", "Cari percakapan");
    search.addEventListener("input", draw);
    const forget = element("button", { type: "button", className: "hapus-semua", textContent: "Hapus semua dari peramban ini" });
    forget.addEventListener("click", () => {
      if (!confirm("Hapus semua percakapan dari peramban ini?")) return;
      write([]);
    });
    const aside = element("aside", { id: "riwayat" },
      element("div", { className: "kepala-riwayat" }, element("h2", { textContent: "Percakapan" }),
        pressed("tutup-riwayat", "Tutup daftar percakapan", () => drawer(false))),
      fresh, search, element("ul", {}), element("p", { className: "kosong" }), forget);
    aside.setAttribute("aria-label", "Daftar percakapan");
    document.body.prepend(aside, element("div", { id: "tabir", onclick: () => drawer(false) }));
    document.getElementById("riwayat-tombol").setAttribute("aria-controls", "riwayat");
    document.getElementById("riwayat-tombol").setAttribute("aria-expanded", "false");
    draw();
  };

  // Drawn from what is kept, whenever that changes.
  const draw = () => {
    const aside = side();
    if (!aside) return;
    const all = read();
    const words = folded(aside.querySelector("#cari-riwayat").value).split(/\s+/).filter(Boolean);
    const fits = (one) => {
      const held = folded([title(one), ...one.tanya.map(([question]) => question)].join(" "));
      return words.every((word) => held.includes(word));
    };
    const found = all.filter(fits);
    aside.querySelector("ul").replaceChildren(...found.map(row));
    const none = all.length ? "Tidak ada percakapan yang cocok." : "Percakapan Anda disimpan di peramban ini saja.";
    aside.querySelector(".kosong").textContent = found.length ? "" : none;
    aside.querySelector(".hapus-semua").hidden = !all.length;
    aside.querySelector("#cari-riwayat").hidden = !all.length;
  };

  const row = (one) => {
    const name = title(one);
    const open = element("button", { type: "button", className: "buka-percakapan", textContent: name, title: name });
    if (one.nama === current) open.setAttribute("aria-current", "true");
    open.addEventListener("click", () => {
      drawer(false);
      if (one.nama === current) return;
      stopEditing();
      // Day and filters belong to the conversation that is left.
      document.dispatchEvent(new Event("kadqa:lepas-saringan"));
      current = one.nama;
      written = "";
      opening = one.tanya[0][0];
      command({ sisa: 0, tanya: one.tanya });
      draw();
    });
    const item = element("li", {}, open,
      pressed("ubah-nama", `Ubah nama: ${name}`, () => rename(one, item)),
      pressed("hapus-percakapan", `Hapus: ${name}`, () => remove(one)));
    return item;
  };

  const rename = (one, item) => {
    const field = element("input", { type: "text", value: title(one), maxLength: 120 });
    field.setAttribute("aria-label", "Nama percakapan");
    let over = false;
    const end = (save) => {
      if (over) return;
      over = true;
      const words = field.value.trim();
      if (save) write(read().map((other) => (other.nama === one.nama ? { ...other, judul: words } : other)));
      else draw();
      [...side().querySelectorAll(".buka-percakapan")].find((button) => button.title === (save && words ? words : title(one)))?.focus();
    };
    field.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== "Escape") return;
      event.stopPropagation();
      // The button that takes the focus would be pressed by the same key.
      event.preventDefault();
      end(event.key === "Enter");
    });
    field.addEventListener("blur", () => end(true));
    item.replaceChildren(field);
    field.focus();
    field.select();
  };

  const remove = (one) => {
    const at = read().findIndex((other) => other.nama === one.nama);
    const ours = one.nama === current;
    write(read().filter((other) => other.nama !== one.nama));
    if (ours) document.querySelector("#baru")?.click();
    const rows = side().querySelectorAll(".buka-percakapan");
    (rows[Math.min(Math.max(at, 0), rows.length - 1)] ?? side().querySelector(".baru")).focus();
  };

  // Where there is no room beside the conversation the list is a drawer over it.
  const drawer = (open) => {
    if (open === document.body.classList.contains("riwayat-terbuka")) return;
    document.body.classList.toggle("riwayat-terbuka", open);
    const button = document.getElementById("riwayat-tombol");
    button?.setAttribute("aria-expanded", String(open));
    document.querySelectorAll("body > :not(#riwayat, #tabir, script, style)").forEach((part) => part.toggleAttribute("inert", open));
    if (open) side().querySelector(".tutup-riwayat").focus();
    else button?.focus();
  };
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") drawer(false);
  });
  matchMedia("(min-width: 1100px)").addEventListener("change", () => drawer(false));

  // --- editing ----------------------------------------------------------------------------------

  // What came after an edited question stays until the new one is sent.
  let editing = null;
  let sent = null;
  let old = "";
  const edit = (n, question) => {
    stopEditing();
    editing = n;
    old = answers()[n].id;
    const stop = element("button", { type: "button", textContent: "Batal" });
    stop.addEventListener("click", () => {
      stopEditing();
      fill("");
      box().focus();
    });
    const bar = element("div", { id: "mengubah" },
      element("span", { textContent: "Mengubah pertanyaan. Jawaban sesudahnya diganti setelah Anda mengirimnya." }), stop);
    bar.setAttribute("role", "status");
    document.getElementById("baris-tanya").before(bar);
    fill(question);
    box().focus();
  };
  const stopEditing = () => {
    editing = sent = null;
    document.getElementById("mengubah")?.remove();
  };
  // Before the listeners of the page and of Gradio, which would ask it at the end of the conversation.
  const sending = (event) => {
    if (editing === null || !box().value.trim()) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (busy()) return;
    sent = box().value;
    command({ sisa: editing, tanya: [[sent, null]] });
  };
  window.addEventListener("keydown", (event) => {
    if (!(event.target instanceof Element) || !event.target.closest("#pertanyaan")) return;
    if (event.key === "Enter" && !event.shiftKey) sending(event);
    if (event.key === "Escape" && editing !== null) document.querySelector("#mengubah button")?.click();
  }, true);
  window.addEventListener("click", (event) => {
    if (event.target instanceof Element && event.target.closest("#kirim")) sending(event);
  }, true);
  // It was taken up: the conversation ends with it, waiting for its answer or already with it.
  const took = () => {
    if (editing !== null && document.querySelector("#percakapan .kadqa") === null) stopEditing();
    if (sent === null || asked().length !== editing + 1 || answers()[editing]?.id === old) return;
    if (box().value === sent) fill("");
    stopEditing();
  };

  document.addEventListener("click", (event) => {
    if (!(event.target instanceof Element)) return;
    const link = event.target.closest("#percakapan :is(a.ulangi, a.ubah)");
    if (link) {
      event.preventDefault();
      const answer = link.closest(".kadqa");
      const n = answers().indexOf(answer);
      const question = asked()[n];
      if (n < 0 || question === undefined || busy()) return;
      if (link.classList.contains("ubah")) edit(n, question);
      else command({ sisa: n, tanya: [[question, fields(answer)]] });
      return;
    }
    // A next question is asked in this conversation; in a window of its own its address asks it too.
    const next = event.target.closest("#percakapan ul.lanjut-tanya a.tanya");
    if (next && !(event.ctrlKey || event.metaKey || event.shiftKey || event.button)) {
      event.preventDefault();
      const question = new URL(next.href, location.href).searchParams.get("q");
      stopEditing();
      if (question?.trim() && !busy()) command({ tanya: [[question, fieldsOf(next)]] });
      return;
    }
    if (event.target.closest("#riwayat-tombol")) drawer(true);
  });

  // Back from a provision or another tab of the site the conversation goes on. Else ?q= asks, once the page can ask.
  let started = false;
  const start = () => {
    if (started || !document.querySelector("#perintah :is(textarea, input)") || !document.querySelector("#contoh button.contoh")) return;
    started = true;
    const given = new URLSearchParams(location.search);
    const question = given.get("q")?.trim() ? given.get("q") : null;
    given.delete("q");
    const back = ["back_forward", "reload"].includes(performance.getEntriesByType("navigation")[0]?.type);
    const before = question === null || back ? read().find((one) => one.nama === here.get()) : undefined;
    if (before) {
      current = before.nama;
      begin(before.tanya);
    } else if (question !== null) {
      begin([[question, given.toString()]]);
    }
  };
  const begin = (questions) => {
    let tries = 0;
    const ask = () => {
      if (asked().length || document.querySelector("#pesan .prose div") || tries++ > 20) return;
      command({ sisa: 0, tanya: questions });
      setTimeout(ask, 8000);
    };
    setTimeout(ask, 50);
  };

  let waiting = false;
  new MutationObserver(() => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      build();
      start();
      took();
      keep();
    });
  }).observe(document.documentElement, { childList: true, subtree: true });
})();
