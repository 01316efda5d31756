import { useEffect, useState } from "react";

/** The token of a link in a mail, or null. It stands behind the #, which no server sees, and leaves the history at once. */
export function useMailToken(): string | null {
  const [token] = useState(() => new URLSearchParams(window.location.hash.slice(1)).get("token"));
  useEffect(() => {
    if (window.location.hash) window.history.replaceState(null, "", window.location.pathname);
  }, []);
  return token;
}
