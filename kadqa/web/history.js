// Earlier conversations, kept in this browser alone; asking again, editing, and addresses that ask.
(() => {
  "use strict";
  const STORE = "kadqa.percakapan";
  const HERE = "kadqa.kini";
  const MOST = 20;
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
        // A browser may forbid it; then the list of earlier conversations is the way back.
      }
    },
  };

  const read = () => {
    try {
      const found = JSON.parse(localStorage.getItem(STORE) ?? "[]");
      return Array.isArray(found) ? found.filter((one) => Array.isArray(one?.tanya)) : [];
    } catch {
      return [];
    }
  };
  const write = (all) => {
    try {
      localStorage.setItem(STORE, JSON.stringify(all.slice(0, MOST)));
    } catch {
      // A browser may forbid it; then nothing is kept.
    }
  };

  // The server is told through a hidden box, as if a reader had written in it.
  const command = (wanted) => {
    const field = document.querySelector("#perintah textarea, #perintah input");
    if (!field) return;
    field.value = JSON.stringify({ ...wanted, waktu: Date.now() });
    field.dispatchEvent(new Event("input", { bubbles: true }));
  };

  const asked = () => [...document.querySelectorAll("#percakapan .kadqa-tanya .asli")].map((one) => one.textContent);
  const answers = () => [...document.querySelectorAll("#percakapan .kadqa:not(.tunggu)")];
  const fields = (answer) => {
    const link = answer?.querySelector("a.tautan");
    if (!link) return "";
    const given = new URL(link.href, location.href).searchParams;
    given.delete("q");
    return given.toString();
  };

  // The conversation as it stands is written down after each answer.
  let written = "";
  const keep = () => {
    const questions = asked();
    const shown = answers();
    if (questions.length === 0 && document.querySelector("#percakapan .kadqa") === null) {
      if (written) {
        current = null;
        here.set(null);
      }
      written = "";
      return;
    }
    if (!questions.length || shown.length !== questions.length) return;
    const turns = questions.map((question, n) => [question, fields(shown[n])]).slice(-MOST);
    const now = JSON.stringify(turns);
    if (now === written) return;
    written = now;
    current = current ?? String(Date.now());
    here.set(current);
    write([{ nama: current, tanya: turns }, ...read().filter((one) => one.nama !== current)]);
  };

  const list = () => {
    const place = document.getElementById("contoh");
    if (!place || place.querySelector("#sebelumnya")) return;
    const all = read();
    if (!all.length) return;
    const box = document.createElement("section");
    box.id = "sebelumnya";
    const heading = document.createElement("h2");
    heading.className = "kelompok";
    heading.textContent = "Percakapan sebelumnya";
    const items = document.createElement("ul");
    for (const one of all.slice(0, 5)) {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = one.tanya[0]?.[0] ?? "";
      const more = one.tanya.length - 1;
      if (more > 0) button.textContent += ` (dan ${more} lagi)`;
      button.addEventListener("click", () => {
        current = one.nama;
        command({ sisa: 0, tanya: one.tanya });
      });
      const item = document.createElement("li");
      item.append(button);
      items.append(item);
    }
    const forget = document.createElement("button");
    forget.type = "button";
    forget.className = "hapus";
    forget.textContent = "Hapus semua dari peramban ini";
    forget.addEventListener("click", () => {
      localStorage.removeItem(STORE);
      box.remove();
    });
    box.append(heading, items, forget);
    place.append(box);
  };

  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest("#percakapan a.ulangi, #percakapan a.ubah") : null;
    if (link) {
      event.preventDefault();
      const answer = link.closest(".kadqa");
      const n = answers().indexOf(answer);
      const question = asked()[n];
      if (n < 0 || question === undefined) return;
      if (link.classList.contains("ulangi")) {
        command({ sisa: n, tanya: [[question, fields(answer)]] });
      } else {
        const box = document.querySelector("#pertanyaan textarea");
        command({ sisa: n, tanya: [] });
        box.value = question;
        box.dispatchEvent(new Event("input", { bubbles: true }));
        box.focus();
      }
      return;
    }
    if (event.target instanceof Element && event.target.closest("#saring-tombol")) {
      filters(!document.querySelector("#saring.terbuka"));
    }
  });

  const filters = (open) => {
    document.getElementById("saring")?.classList.toggle("terbuka", open);
    document.querySelector("#saring-tombol")?.setAttribute("aria-expanded", String(open));
  };
  // Once a question was taken up they would only cover its answer; the button says how many are set.
  let questions = 0;
  const fold = () => {
    const now = asked().length;
    if (now > questions) filters(false);
    questions = now;
  };

  // How many filters are set is said on the button that opens them.
  const count = () => {
    const button = document.querySelector("#saring-tombol");
    if (!button) return;
    if (!button.hasAttribute("aria-expanded")) button.setAttribute("aria-expanded", "false");
    if (!button.hasAttribute("aria-controls")) button.setAttribute("aria-controls", "saring");
    const set = document.querySelectorAll("#saring input[type=checkbox]:checked").length
      + [...document.querySelectorAll("#saring :is(input[type=text], input:not([type]), textarea)")].filter((one) => one.value.trim()).length;
    const words = set ? `Tanggal dan saringan (${set})` : "Tanggal dan saringan";
    if (button.textContent.trim() !== words) button.textContent = words;
  };
  document.addEventListener("change", count);
  document.addEventListener("input", count);

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
      start();
      list();
      count();
      keep();
      fold();
    });
  }).observe(document.documentElement, { childList: true, subtree: true });
})();
