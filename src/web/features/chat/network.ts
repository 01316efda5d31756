/** Whether the browser has a network at all. That says nothing of the server. */
export function isOnline(): boolean {
  return navigator.onLine;
}

export function subscribeToNetwork(listener: () => void): () => void {
  window.addEventListener("online", listener);
  window.addEventListener("offline", listener);
  return () => {
    window.removeEventListener("online", listener);
    window.removeEventListener("offline", listener);
  };
}
