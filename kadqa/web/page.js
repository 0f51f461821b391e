// What Gradio's page cannot be told in Python: jumps to sources, where to scroll, Indonesian words, labels.
(() => {
  "use strict";
  document.documentElement.lang = "id";

  // Where many ask at once a question waits its turn; until the server takes it up the page says so.
  const box = () => document.querySelector("#pertanyaan textarea");
  let asked = null;
  const wait = (on) => document.getElementById("tulis")?.classList.toggle("menunggu", on);
  // Runs before Gradio's own listeners: the same question sent twice, by an impatient second Enter, is asked once.
  const send = (event) => {
    const words = box()?.value ?? "";
    if (document.querySelector("#tulis.menunggu") && asked === words && words.trim()) {
      event.preventDefault();
      event.stopImmediatePropagation();
      return;
    }
    asked = words;
    wait(true);
  };
  document.addEventListener("click", (event) => {
    if (!(event.target instanceof Element)) return;
    if (event.target.closest("#kirim")) send(event);
    else if (event.target.closest("button.contoh")) {
      asked = null;
      wait(true);
    }
  }, true);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.shiftKey && event.target instanceof Element && event.target.closest("#pertanyaan")) send(event);
  }, true);
  // A question that was taken up leaves the box, unless the next one is already being written in it.
  const taken = () => {
    const field = box();
    if (field && asked !== null && field.value === asked) {
      field.value = "";
      field.dispatchEvent(new Event("input", { bubbles: true }));
    }
    asked = null;
    wait(false);
    // The keyboard of a phone would cover the answer.
    if (field && matchMedia("(pointer: coarse)").matches) field.blur();
  };

  const WORDS = {
    "This application is currently busy. Please try again.": "KADQA sedang melayani banyak pertanyaan. Silakan coba lagi sebentar lagi.",
    "Connection errored out.": "Sambungan ke KADQA terputus. Mencoba menyambung lagi …",
    "Connection to the server was lost. Attempting reconnection...": "Sambungan ke KADQA terputus. Mencoba menyambung lagi …",
    "Connection re-established.": "Sambungan pulih.",
    "Error": "Galat",
    "Warning": "Peringatan",
    "Info": "Keterangan",
  };
  const translate = (root) => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const words = WORDS[node.data.trim()];
      if (words) node.data = words;
    }
  };

  // A server that was started anew knows nothing of this page: once it answers, the page is loaded again. The
  // conversation comes back by itself, and what was being written is kept for it.
  const DRAFT = "kadqa.tulisan";
  let mending = false;
  const mend = async () => {
    if (mending || !document.querySelector(".toast-body")?.textContent.includes("Sambungan ke KADQA terputus")) return;
    mending = true;
    wait(false);
    for (let there = false; !there;) {
      await new Promise((done) => setTimeout(done, 1500));
      there = await fetch("health", { cache: "no-store" }).then((answer) => answer.ok, () => false);
    }
    try {
      sessionStorage.setItem(DRAFT, box()?.value ?? "");
    } catch {
      // A browser may forbid it; then it is written again.
    }
    location.reload();
  };
  let drafted = false;
  const draft = () => {
    const field = box();
    if (drafted || !field || !document.querySelector("#contoh, #percakapan .kadqa")) return;
    drafted = true;
    try {
      const words = sessionStorage.getItem(DRAFT);
      sessionStorage.removeItem(DRAFT);
      if (!words) return;
      field.value = words;
      field.dispatchEvent(new Event("input", { bubbles: true }));
    } catch {
      // Nothing was kept.
    }
  };

  // The chat's own label of a message is its source with all its tags; a screen reader should hear who speaks.
  const label = () => {
    document.querySelectorAll("#percakapan [aria-label*='<div']").forEach((message) => {
      message.setAttribute("aria-label", message.querySelector(".kadqa-tanya") ? "Pertanyaan Anda" : "Jawaban KADQA");
    });
    document.querySelectorAll("#percakapan .kadqa .tabel").forEach((table) => table.setAttribute("aria-label", "Tabel"));
    document.querySelectorAll("#percakapan a.rujuk:not([aria-label])").forEach((link) => {
      // A card's link has words of its own.
      if (!link.classList.contains("kartu-tautan")) link.setAttribute("aria-label", "Sumber " + link.textContent.replace(/\D/g, ""));
    });
    document.querySelectorAll("div[aria-label]:not([role])").forEach((part) => part.setAttribute("role", "group"));
    document.querySelector("#kepala li.buka a:not([aria-current])")?.setAttribute("aria-current", "page");
    const log = document.querySelector("#percakapan [role=log]");
    if (log) log.setAttribute("aria-label", "Percakapan");
    const notice = document.querySelector("#pesan");
    if (notice) notice.setAttribute("role", "status");
  };

  // A new question is brought to the top of the window, and again once its answer makes room for that.
  let messages = 0;
  let questionsBefore = 0;
  const follow = () => {
    const questions = document.querySelectorAll("#percakapan .kadqa-tanya");
    const now = questions.length + document.querySelectorAll("#percakapan .kadqa:not(.tunggu)").length;
    if (now > messages && questions.length) questions[questions.length - 1].scrollIntoView({ block: "start" });
    if (now === 0 && messages > 0) window.scrollTo(0, 0);
    // Only the page's newest question is what the box held: an answer that arrives says nothing of the next question.
    if (questions.length > questionsBefore) taken();
    questionsBefore = questions.length;
    if (document.querySelector("#pesan .prose div, .toast-body")) wait(false);
    messages = now;
  };

  let waiting = false;
  new MutationObserver(() => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      label();
      follow();
      draft();
      document.querySelectorAll(".toast-wrap, .toast-body").forEach(translate);
      mend();
    });
  }).observe(document.documentElement, { childList: true, subtree: true });
})();
