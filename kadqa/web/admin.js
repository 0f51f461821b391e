// The page for documents: how far an upload is, and what is being done, without loading the page again.
(() => {
  "use strict";
  const place = document.getElementById("keadaan");
  const upload = document.querySelector("form.unggah");
  const busy = () => place?.querySelector("[data-sibuk]");

  // The browser's own control speaks the browser's language, which may be English; without this script it stays.
  const field = upload?.querySelector("input[type=file]");
  if (field) {
    const choose = document.createElement("label");
    choose.className = "pilih";
    choose.htmlFor = field.id;
    choose.textContent = "Pilih berkas";
    const chosen = document.createElement("span");
    chosen.className = "dipilih";
    const tell = () => {
      const names = [...field.files].map((file) => file.name);
      chosen.textContent = names.length > 3 ? `${names.length} berkas dipilih` : names.join(", ") || "Belum ada berkas dipilih";
    };
    field.classList.add("tersembunyi");
    field.after(choose, chosen);
    field.addEventListener("change", tell);
    tell();
  }

  upload?.addEventListener("submit", (event) => {
    event.preventDefault();
    const bar = upload.querySelector("progress");
    const button = upload.querySelector("button");
    const request = new XMLHttpRequest();
    bar.hidden = false;
    button.disabled = true;
    request.upload.addEventListener("progress", (step) => {
      if (step.lengthComputable) bar.value = (100 * step.loaded) / step.total;
    });
    request.addEventListener("load", () => {
      if (request.status < 400) {
        location.assign(location.pathname);
        return;
      }
      // Why it was refused stands on the page that came back; only its words are taken.
      const page = new DOMParser().parseFromString(request.responseText, "text/html");
      say(page.querySelector(".kabar.salah")?.textContent ?? "Unggahan ini ditolak.");
    });
    request.addEventListener("error", () => say("Unggahan terputus. Bila berkasnya besar, unggah sebagian-sebagian."));
    const say = (words) => {
      bar.hidden = true;
      button.disabled = false;
      let line = document.querySelector("main > .kabar.salah");
      if (!line) {
        line = document.createElement("p");
        line.className = "kabar salah";
        line.setAttribute("role", "alert");
        upload.before(line);
      }
      line.textContent = words;
    };
    request.open("POST", upload.getAttribute("action"));
    request.send(new FormData(upload));
  });

  let last = "";
  const look = async () => {
    try {
      const answer = await fetch(`${upload.getAttribute("action").replace(/unggah$/, "keadaan")}`);
      if (!answer.ok) {
        location.reload();
        return;
      }
      const html = await answer.text();
      if (html !== last) {
        // A button that holds the focus keeps it.
        const held = document.activeElement?.closest?.("#keadaan button");
        place.innerHTML = html;
        if (held) [...place.querySelectorAll("button")].find((one) => one.name === held.name && one.value === held.value)?.focus();
      }
      last = html;
    } catch {
      // The server may be starting anew; the next look will tell.
    }
    if (busy()) setTimeout(look, 1000);
  };
  if (busy()) setTimeout(look, 500);

  document.addEventListener("submit", (event) => {
    const button = event.submitter;
    if (button?.name === "hapus" && !confirm(`Hapus ${button.value}? Jawaban tidak lagi mengutipnya.`)) event.preventDefault();
  });
})();
