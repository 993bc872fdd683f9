// Reads a part of a page aloud with the browser's own voice. Where there is none the buttons stay
// hidden, and the page is read as it is.
//
// <section data-read> … <button data-read-aloud hidden>Read it to me</button></section>

export function readAloud() {
  const voice = globalThis.speechSynthesis;
  if (!voice || !globalThis.SpeechSynthesisUtterance) return;
  document.querySelectorAll("[data-read-aloud]").forEach((button) => {
    button.hidden = false;
    button.addEventListener("click", () => {
      if (voice.speaking) {
        voice.cancel();
        return;
      }
      const part = button.closest("[data-read]").cloneNode(true);
      part.querySelectorAll("button, .hw-no-read").forEach((one) => one.remove());
      // A heading and a line of a list are sentences of their own.
      const lines = [...part.querySelectorAll("h1, h2, h3, p, li, blockquote")].filter((one) => !one.querySelector("p"));
      const words = lines.map((one) => one.textContent.trim().replace(/[^.!?:]$/, "$&.")).join(" ");
      const said = new SpeechSynthesisUtterance(words);
      said.lang = document.documentElement.lang;
      said.rate = 0.9;
      voice.speak(said);
    });
  });
  addEventListener("pagehide", () => voice.cancel());
}
