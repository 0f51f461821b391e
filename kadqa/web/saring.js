// The day and the filters: opened by their button, shown beside the box as chips that a click takes away.
(() => {
  "use strict";
  const filters = (open) => {
    document.getElementById("saring")?.classList.toggle("terbuka", open);
    document.querySelector("#saring-tombol")?.setAttribute("aria-expanded", String(open));
  };
  document.addEventListener("click", (event) => {
    if (event.target instanceof Element && event.target.closest("#saring-tombol")) filters(!document.querySelector("#saring.terbuka"));
  });
  // Once a question was taken up they would only cover its answer; the chips say what is set.
  let questions = 0;
  const fold = () => {
    const now = document.querySelectorAll("#percakapan .kadqa-tanya").length;
    if (now > questions) filters(false);
    questions = now;
  };

  const boxes = () => [...document.querySelectorAll("#saring input[type=checkbox]:checked")];
  const written = () => [...document.querySelectorAll("#saring :is(input[type=text], input:not([type]), textarea)")].filter((one) => one.value.trim());
  const say = {
    "tanggal": (words) => `Hukum per ${words}`,
    "saring-dari": (words) => `Sejak tahun ${words}`,
    "saring-sampai": (words) => `Sampai tahun ${words}`,
  };
  const clear = (field) => {
    if (field.type === "checkbox") {
      field.click();
      return;
    }
    field.value = "";
    field.dispatchEvent(new Event("input", { bubbles: true }));
  };
  const set = () => [
    ...written().map((field) => {
      const words = field.value.trim();
      return [field, (say[field.closest("#tanggal, #saring-dari, #saring-sampai")?.id] ?? ((same) => same))(words)];
    }),
    ...boxes().map((field) => [field, field.closest("label")?.textContent.trim() ?? ""]),
  ];

  let shown = null;
  const show = () => {
    const button = document.querySelector("#saring-tombol");
    const row = document.getElementById("baris-alat");
    if (!button || !row) return;
    if (!button.hasAttribute("aria-expanded")) button.setAttribute("aria-expanded", "false");
    if (!button.hasAttribute("aria-controls")) button.setAttribute("aria-controls", "saring");
    const now = set();
    const words = now.length ? `Tanggal dan saringan (${now.length})` : "Tanggal dan saringan";
    if (button.textContent.trim() !== words) button.textContent = words;
    const said = JSON.stringify(now.map(([, name]) => name));
    let place = document.getElementById("keping-saring");
    if (place && said === shown) return;
    shown = said;
    if (!place) {
      place = document.createElement("ul");
      place.id = "keping-saring";
      place.setAttribute("aria-label", "Tanggal dan saringan yang dipakai");
      button.after(place);
    }
    place.hidden = !now.length;
    place.replaceChildren(...now.map(([, name], n) => {
      const away = document.createElement("button");
      away.type = "button";
      away.textContent = name;
      away.setAttribute("aria-label", `Lepas: ${name}`);
      away.addEventListener("click", () => {
        // Gradio may have drawn the field anew since.
        const field = set()[n]?.[0];
        if (field) clear(field);
        document.querySelector("#pertanyaan textarea")?.focus();
      });
      const item = document.createElement("li");
      item.append(away);
      return item;
    }));
  };
  document.addEventListener("change", show);
  document.addEventListener("input", show);
  document.addEventListener("kadqa:lepas-saringan", () => [...written(), ...boxes()].forEach(clear));

  let waiting = false;
  new MutationObserver(() => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      show();
      fold();
    });
  }).observe(document.documentElement, { childList: true, subtree: true });
})();
