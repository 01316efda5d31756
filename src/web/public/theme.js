// Runs before the first paint, so that what was chosen on this device never flashes its opposite.
try {
  const { dataset } = document.documentElement;
  const theme = localStorage.getItem("healify:theme");
  if (theme === "light" || theme === "dark") dataset.theme = theme;
  const size = localStorage.getItem("healify:text-size");
  if (size === "115" || size === "130" || size === "150") dataset.textSize = size;
} catch {
  // Storage is switched off: the system's theme and the browser's size hold.
}
