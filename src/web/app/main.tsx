import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { restoreAccess } from "../features/auth/restore-access.ts";
import { leftBefore } from "../features/emergency/leave-at-once.ts";
import { layOutForLanguage } from "../language/t.ts";
import { keepForOffline } from "../offline/keep-for-offline.ts";
import { App } from "./app.tsx";
import { forgetPersonOnSignOut } from "./forget-person.ts";
import "./styles.css";

const root = document.getElementById("root");
if (!root) throw new Error("The page has no #root.");

layOutForLanguage();
// Whoever left at once and is brought back by the "back" button sees nothing of it.
if (!leftBefore()) {
  forgetPersonOnSignOut();
  restoreAccess();
  keepForOffline();
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}
