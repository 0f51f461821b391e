// What a marker [1] quotes, shown beside it while it is pointed at or holds the focus; a click opens the panel.
(() => {
  "use strict";
  const WAIT = 200;
  const MARKER = "#percakapan a.rujuk:not(.kartu-tautan)";
  const known = new Map();
  let box = null;
  let marker = null;
  let timer = 0;
  let placed = 0;

  const shut = () => {
    clearTimeout(timer);
    box?.remove();
    marker?.removeAttribute("aria-describedby");
    box = marker = null;
  };

  const fetched = async (link) => {
    const address = link.getAttribute("href");
    if (!known.has(address)) {
      const answer = await fetch(address.replace("/sumber?", "/sumber/petik?"));
      known.set(address, answer.ok ? await answer.text() : "");
    }
    return known.get(address);
  };

  const show = async (link) => {
    let words = "";
    try {
      words = await fetched(link);
    } catch {
      return;
    }
    if (!words || marker !== link || !link.isConnected) return;
    box = document.createElement("div");
    box.id = "petik";
    box.setAttribute("role", "tooltip");
    box.innerHTML = words;
    document.body.append(box);
    link.setAttribute("aria-describedby", box.id);
    // Above the marker where there is room, else below it; never beyond the answer's edge.
    const at = link.getBoundingClientRect();
    placed = at.top;
    const end = link.closest(".kadqa")?.getBoundingClientRect().right ?? at.right;
    box.style.left = `${Math.max(8, Math.min(at.left, end - box.offsetWidth))}px`;
    const above = at.top - box.offsetHeight - 6;
    box.style.top = `${above >= 8 ? above : at.bottom + 6}px`;
  };

  const begin = (link, wait) => {
    if (link === marker) return clearTimeout(timer);
    shut();
    marker = link;
    timer = setTimeout(() => show(link), wait);
  };
  const within = (target) => target instanceof Element && (target.closest("#petik") || target.closest(MARKER));

  document.addEventListener("pointerover", (event) => {
    if (event.pointerType !== "mouse") return;
    const link = event.target instanceof Element ? event.target.closest(MARKER) : null;
    if (link) begin(link, WAIT);
    else if (within(event.target)) clearTimeout(timer);
  });
  document.addEventListener("pointerout", (event) => {
    // It stays while the pointer goes over to it, to be read or copied from.
    if (marker && within(event.target) && !within(event.relatedTarget)) timer = setTimeout(shut, WAIT);
  });
  document.addEventListener("focusin", (event) => {
    if (event.target.matches?.(MARKER) && event.target.matches(":focus-visible")) begin(event.target, 0);
  });
  document.addEventListener("focusout", (event) => {
    if (event.target === marker) shut();
  });
  document.addEventListener("click", (event) => {
    if (!(event.target instanceof Element && event.target.closest("#petik"))) shut();
  }, true);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") shut();
  });
  document.addEventListener("scroll", () => {
    // What scrolls for the sake of the marker itself ends before the words are there.
    if (box && Math.abs(marker.getBoundingClientRect().top - placed) > 2) shut();
  }, { passive: true });
})();
