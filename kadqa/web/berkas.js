// Documents of one's own in the conversation: chosen or dropped, brought one by one, shown above the box.
(() => {
  "use strict";
  const KINDS = ".pdf,.docx,.html,.htm,.md,.txt";
  let place = null;
  let field = null;
  let last = "";
  let looking = 0;

  const show = (html) => {
    if (!place || html === last) return;
    last = html;
    place.innerHTML = html;
    place.hidden = !place.querySelector("li, .salah");
    if (place.querySelector("[data-sibuk]")) later();
  };
  const later = () => {
    clearTimeout(looking);
    looking = setTimeout(look, 700);
  };
  const look = async () => {
    try {
      const answer = await fetch("dokumen?bagian=1", { cache: "no-store" });
      if (answer.ok) show(await answer.text());
    } catch {
      // The server may be starting anew; the next look will tell.
    }
    if (place?.querySelector("[data-sibuk]")) later();
  };
  const said = (words) => {
    const line = document.createElement("p");
    line.className = "salah";
    line.setAttribute("role", "alert");
    line.textContent = words;
    place.querySelector(".salah")?.remove();
    (place.querySelector(".keping") ?? place).prepend(line);
    place.hidden = false;
    last = "";
  };
  const send = async (address, body) => {
    try {
      const answer = await fetch(`${address}?bagian=1`, { method: "POST", body });
      last = "";
      show(await answer.text());
      return answer.ok;
    } catch {
      said("Berkas tidak terkirim. Periksa sambungan ke KADQA, lalu coba lagi.");
      return false;
    }
  };
  // One after the other: the first makes the session that the others belong to.
  const bring = async (files) => {
    for (const file of files) {
      const form = new FormData();
      form.append("berkas", file);
      said(`${file.name} sedang dikirim …`);
      place.querySelector(".salah")?.classList.replace("salah", "kirim");
      if (!(await send("dokumen/unggah", form))) break;
    }
  };

  const build = () => {
    const button = document.getElementById("lampirkan");
    const row = document.getElementById("baris-tanya");
    if (!button || !row || place?.isConnected) return;
    button.setAttribute("aria-label", "Tambah dokumen Anda sendiri");
    button.title = "Tambah dokumen Anda sendiri (PDF, DOCX, HTML, teks)";
    place = document.createElement("div");
    place.id = "keping";
    place.hidden = true;
    place.setAttribute("role", "status");
    row.before(place);
    field = document.createElement("input");
    field.type = "file";
    field.multiple = true;
    field.accept = KINDS;
    field.hidden = true;
    field.addEventListener("change", () => {
      bring([...field.files]).finally(() => {
        field.value = "";
      });
    });
    row.before(field);
    last = "";
    look();
  };
  document.addEventListener("click", (event) => {
    if (!(event.target instanceof Element) || !place) return;
    if (event.target.closest("#lampirkan")) field.click();
    const away = event.target.closest("#keping [data-buang]");
    if (away) send("dokumen/berkas", new URLSearchParams({ buang: away.dataset.buang }));
  });

  // Dropped anywhere on the page: the browser would else open the file in place of the conversation.
  const holds = (event) => place && [...(event.dataTransfer?.types ?? [])].includes("Files");
  let over = 0;
  const mark = (on) => document.body.classList.toggle("jatuhkan", on);
  document.addEventListener("dragenter", (event) => {
    if (!holds(event)) return;
    over += 1;
    mark(true);
  });
  document.addEventListener("dragleave", (event) => {
    if (!holds(event)) return;
    over = Math.max(0, over - 1);
    if (!over) mark(false);
  });
  document.addEventListener("dragover", (event) => {
    if (holds(event)) event.preventDefault();
  });
  document.addEventListener("drop", (event) => {
    if (!holds(event)) return;
    event.preventDefault();
    over = 0;
    mark(false);
    bring([...event.dataTransfer.files]);
  });

  new MutationObserver(build).observe(document.documentElement, { childList: true, subtree: true });
})();
