/* Small comforts. Every page works without them; strict CSP, no dependency. */
(() => {
  "use strict";
  const root = document.documentElement;
  const menu = document.querySelector("[data-menu]");
  const keys = document.getElementById("keys");
  let waitsForPlace = false;
  root.classList.add("scripted");

  /* Forms: one sending at a time. The button is let go when the page comes back from history. */
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (event.defaultPrevented || form.method !== "post") return;
    if (form.dataset.sent) return event.preventDefault();
    form.dataset.sent = "yes";
    const button = event.submitter;
    if (button) setTimeout(() => { button.disabled = true; button.dataset.sent = "yes"; });
  });
  addEventListener("pageshow", () => {
    document.querySelectorAll("[data-sent]").forEach((sent) => {
      if ("disabled" in sent) sent.disabled = false;
      delete sent.dataset.sent;
    });
  });
  document.querySelector("form [data-problems]")?.focus();

  /* Paper cannot unfold: open what is folded while printing. */
  const folded = () => document.querySelectorAll("main details:not([open])");
  addEventListener("beforeprint", () => folded().forEach((one) => { one.open = true; one.dataset.opened = "yes"; }));
  addEventListener("afterprint", () => document.querySelectorAll("[data-opened]").forEach((one) => {
    one.open = false;
    delete one.dataset.opened;
  }));

  /* Keys. Letters typed into a field are letters; who dictates to the computer can switch them off. */
  const use = document.querySelector("[data-use-keys]");
  const off = () => { try { return localStorage.getItem("keys") === "off"; } catch { return false; } };
  if (use) {
    use.checked = !off();
    use.addEventListener("change", () => { try { localStorage.setItem("keys", use.checked ? "on" : "off"); } catch { /* kept for this page */ } });
  }
  const writes = (element) => element.closest("input, textarea, select, [contenteditable]");
  const goTo = (key) => {
    const place = [...document.querySelectorAll("[data-key]")].find((link) => link.dataset.key === key);
    if (place) place.click();
  };
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && menu?.open) {
      menu.open = false;
      menu.querySelector("summary").focus();
    }
    if (event.ctrlKey || event.metaKey || event.altKey || writes(event.target)) return;
    if (event.key === "?" && keys && !keys.open) keys.showModal();
    if (off()) return;
    if (waitsForPlace) {
      waitsForPlace = false;
      goTo(event.key);
    } else if (event.key === "g") waitsForPlace = true;
    else if (event.key === "/") {
      const find = document.querySelector("[data-find]");
      if (find) {
        event.preventDefault();
        find.focus();
      }
    }
  });
})();
