// The panel beside the answer: a source, the legal basis, the citations. Filled from our own addresses.
(() => {
  "use strict";
  let opener = null;
  const panel = () => document.getElementById("panel-sumber");

  const make = () => {
    const aside = document.createElement("aside");
    aside.id = "panel-sumber";
    aside.setAttribute("aria-label", "Sumber");
    aside.tabIndex = -1;
    const close = document.createElement("button");
    close.type = "button";
    close.className = "tutup-panel";
    close.textContent = "Tutup";
    close.addEventListener("click", shut);
    const body = document.createElement("div");
    body.className = "isi-panel";
    body.setAttribute("aria-live", "polite");
    const bar = document.createElement("div");
    bar.className = "kepala-panel";
    bar.append(close);
    aside.append(bar, body);
    document.body.append(aside);
    return aside;
  };

  const shut = () => {
    const aside = panel();
    if (!aside) return;
    aside.remove();
    document.body.classList.remove("panel-terbuka");
    document.querySelectorAll(".kartu.disorot").forEach((card) => card.classList.remove("disorot"));
    if (opener?.isConnected) opener.focus();
    opener = null;
  };

  const open = async (address, link, name) => {
    opener = link;
    const aside = panel() ?? make();
    aside.setAttribute("aria-label", name);
    document.body.classList.add("panel-terbuka");
    const body = aside.querySelector(".isi-panel");
    body.textContent = "Membuka …";
    aside.scrollTop = 0;
    let html = null;
    try {
      const answer = await fetch(address + (address.includes("?") ? "&" : "?") + "bagian=1");
      html = await answer.text();
      // A plain line of the server is text; what our own pages send is escaped where it comes from documents.
      if ((answer.headers.get("content-type") ?? "").startsWith("text/plain")) {
        body.textContent = html;
        html = null;
      }
    } catch {
      body.textContent = "Sambungan ke KADQA terputus. Muat ulang halaman ini.";
    }
    if (opener !== link || panel() !== aside) return;
    if (html !== null) body.innerHTML = html;
    const heading = body.querySelector("h2") ?? aside;
    heading.focus({ preventScroll: true });
    // The name stays in sight where the quote can be seen beside it.
    body.querySelector("mark")?.scrollIntoView({ block: "nearest" });
    picture(body.querySelector(".gambar-halaman"));
  };

  // The page of the document comes after its text, as it takes a moment to draw; its neighbours take its place.
  const picture = async (place, link = place?.querySelector("a")) => {
    if (!link) return;
    try {
      const answer = await fetch(`${link.getAttribute("href")}&bagian=1`);
      if (answer.ok) place.outerHTML = await answer.text();
      else place.textContent = "Gambar halamannya tidak dapat dibuat.";
    } catch {
      // The link stays, and can be tried by hand.
    }
  };

  const card = (answer, n) => answer && document.getElementById(`${answer.id}-${n}`);
  const mark = (n, link) => {
    const answer = link.closest(".kadqa");
    document.querySelectorAll(".kartu.disorot").forEach((card) => card.classList.remove("disorot"));
    card(answer, n)?.classList.add("disorot");
  };

  document.addEventListener("click", (event) => {
    if (!(event.target instanceof Element) || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    const link = event.target.closest("#percakapan a.rujuk, #percakapan a.bagian");
    if (link) {
      event.preventDefault();
      const at = new URL(link.href, location.href);
      if (at.origin !== location.origin) return;
      if (at.searchParams.get("n")) mark(Number(at.searchParams.get("n")), link);
      open(at.pathname + at.search, link, link.classList.contains("rujuk") ? "Sumber" : link.textContent);
      return;
    }
    const turn = event.target.closest("#panel-sumber a.balik");
    if (turn) {
      event.preventDefault();
      picture(turn.closest("figure"), turn).then(() => panel()?.querySelector("figure a.balik")?.focus());
    }
    const large = event.target.closest("#panel-sumber a.besar");
    if (large) {
      // The page in its own size, to be scrolled in its frame; once more, and it fits again.
      event.preventDefault();
      large.closest(".lembar").classList.toggle("diperbesar");
      large.querySelector(".letak")?.scrollIntoView({ block: "center" });
    }
    const copy = event.target.closest(".salin-blok");
    if (copy) write(copy.closest("section")?.querySelector(".salinan")?.textContent ?? "", copy);
    const word = event.target.closest("#percakapan :is(a.suka, a.tidak)");
    if (word) {
      event.preventDefault();
      rate(new URL(word.href, location.href), word);
    }
    const whole = event.target.closest("#percakapan a.salin");
    if (whole) {
      event.preventDefault();
      fetch(whole.getAttribute("href")).then((answer) => answer.text()).then((text) => write(text, whole));
    }
  });

  // The Clipboard API is there on https and on the machine itself; elsewhere the older way works.
  const write = async (text, where) => {
    let done = false;
    try {
      await navigator.clipboard.writeText(text);
      done = true;
    } catch {
      const field = document.createElement("textarea");
      field.value = text;
      document.body.append(field);
      field.select();
      done = document.execCommand("copy");
      field.remove();
    }
    say(where, done ? "Tersalin" : "Tidak dapat disalin");
  };
  const say = (where, words) => {
    const before = where.textContent;
    where.textContent = words;
    setTimeout(() => { where.textContent = before; }, 1600);
  };

  // One click says whether an answer helped; where it did not, the panel asks why, and that takes the click's place.
  const rate = async (at, link) => {
    const helped = at.searchParams.get("membantu");
    let kept = false;
    try {
      kept = (await fetch(`${at.pathname}?bagian=1`, { method: "POST", body: new URLSearchParams({ membantu: helped }) })).ok;
    } catch {
      // The form below says what went wrong when it is sent.
    }
    link.parentElement.querySelectorAll("a.suka, a.tidak").forEach((one) => one.classList.toggle("terpilih", kept && one === link));
    if (kept && helped === "ya") say(link, "Terima kasih");
    else open(`${at.pathname}?membantu=${helped}${kept ? "&tersimpan=1" : ""}`, link, "Penilaian");
  };

  // What a reader says of an answer is sent from the panel, and answered in it.
  document.addEventListener("submit", async (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || !form.matches("#panel-sumber form.umpan")) return;
    event.preventDefault();
    const body = form.closest(".isi-panel");
    const button = form.querySelector("button");
    button.disabled = true;
    try {
      const answer = await fetch(`${form.getAttribute("action")}?bagian=1`, { method: "POST", body: new URLSearchParams(new FormData(form)) });
      body.innerHTML = await answer.text();
      body.querySelector("h2")?.focus({ preventScroll: true });
    } catch {
      button.disabled = false;
      button.textContent = "Sambungan terputus; kirim lagi";
    }
  });

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && panel()) shut();
  });

  // Which source carries a sentence: its cards are marked while the sentence is pointed at or holds the focus.
  const related = (event, on) => {
    const sentence = event.target instanceof Element ? event.target.closest("#percakapan p.kalimat") : null;
    if (!sentence) return;
    const answer = sentence.closest(".kadqa");
    sentence.querySelectorAll("a.rujuk").forEach((link) => {
      const n = Number(new URL(link.href, location.href).searchParams.get("n"));
      card(answer, n)?.classList.toggle("terkait", on);
    });
    sentence.classList.toggle("terkait", on);
  };
  for (const [name, on] of [["mouseover", true], ["mouseout", false], ["focusin", true], ["focusout", false]]) {
    document.addEventListener(name, (event) => related(event, on));
  }
})();
