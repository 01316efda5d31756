import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { restoreAccess } from "../features/auth/restore-access.ts";
import { layOutForLanguage } from "../language/t.ts";
import { App } from "./app.tsx";
import { forgetPersonOnSignOut } from "./forget-person.ts";
import "./styles.css";

const root = document.getElementById("root");
if (!root) throw new Error("The page has no #root.");

layOutForLanguage();
forgetPersonOnSignOut();
restoreAccess();
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
