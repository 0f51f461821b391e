// The pages that are no conversation: searching the table as one types, and copying.
(() => {
  "use strict";
  const field = document.getElementById("cari");
  const rows = [...document.querySelectorAll("tr[data-cari]")];
  const narrow = () => {
    const words = field.value.toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const row of rows) {
      const fits = words.every((word) => row.dataset.cari.includes(word));
      row.hidden = !fits;
      shown += fits ? 1 : 0;
    }
    document.getElementById("hasil").textContent = words.length ? `${shown} dari ${rows.length} baris cocok.` : "";
  };
  field?.addEventListener("input", narrow);
  document.addEventListener("click", async (event) => {
    const button = event.target.closest?.(".salin-blok");
    if (!button) return;
    const text = button.closest("section")?.querySelector(".salinan")?.textContent ?? "";
    try {
      await navigator.clipboard.writeText(text);
      button.textContent = "Tersalin";
    } catch {
      button.textContent = "Tidak dapat disalin";
    }
  });
  // On a phone the table of contents is opened by hand.
  if (matchMedia("(max-width: 800px)").matches) document.querySelector(".daftar-isi details")?.removeAttribute("open");
})();
