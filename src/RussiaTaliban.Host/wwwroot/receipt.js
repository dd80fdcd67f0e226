// Prints the page as the print styles have it: verdict, quote, then and now, facts.
for (const button of document.querySelectorAll("[data-prints]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}

// Buttons that copy; without this file every text can still be selected.
for (const button of document.querySelectorAll("[data-copies]")) {
  if (!navigator.clipboard) {
    break;
  }

  const label = button.textContent;
  button.hidden = false;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(document.getElementById(button.dataset.copies).textContent);
    button.textContent = "Copied";
    setTimeout(() => { button.textContent = label; }, 2000);
  });
}
