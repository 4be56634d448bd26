// Marks the tab of the section that is being read. Without script the tabs are plain links to the sections.

/** The number of the section being read: the last whose top has passed `line`; the first before any has. */
export function sectionAt(tops, line) {
  let at = 0;
  tops.forEach((top, index) => {
    if (top <= line) at = index;
  });
  return at;
}

/** On a phone the tabs are wider than the screen: the marked one is brought into view, and the page stays where it is. */
function show(tabs, link) {
  const left = link.offsetLeft - tabs.offsetLeft;
  const isSeen = left >= tabs.scrollLeft && left + link.offsetWidth <= tabs.scrollLeft + tabs.clientWidth;
  if (!isSeen) tabs.scrollTo({ left: left - 16 });
}

function start(tabs) {
  const links = [...tabs.querySelectorAll("a[href^='#']")];
  const sections = links.map((link) => document.getElementById(link.hash.slice(1)));
  let waiting = false;
  const mark = () => {
    waiting = false;
    const line = tabs.getBoundingClientRect().bottom + 48;
    const atEnd = innerHeight + scrollY >= document.documentElement.scrollHeight - 2;
    const tops = sections.map((section) => section.getBoundingClientRect().top);
    const at = atEnd && scrollY > 0 ? links.length - 1 : sectionAt(tops, line);
    show(tabs, links[at]);
    links.forEach((link, index) => {
      if (index === at) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    });
  };
  const soon = () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(mark);
  };
  addEventListener("scroll", soon, { passive: true });
  addEventListener("resize", soon);
  mark();
}

if (typeof document !== "undefined") {
  const tabs = document.querySelector("[data-tabs]");
  if (tabs) start(tabs);
}
