import { Navigate, Outlet, useLocation } from "react-router";
import { ownPath } from "#contracts/return-to.ts";
import { useAccess } from "../features/auth/use-access.ts";
import { Connecting } from "./connecting.tsx";

/** Pages for a signed-in person; others are sent to sign in and come back here. */
export function SignedInOnly() {
  const { status } = useAccess();
  const { pathname } = useLocation();
  if (status === "unknown") return <Connecting />;
  if (status === "in") return <Outlet />;
  if (status === "out") return <Navigate to="/" replace />;
  return <Navigate to="/sign-in" replace state={{ from: pathname }} />;
}

/** Pages for somebody who isn't signed in. */
export function SignedOutOnly() {
  const { status } = useAccess();
  const { state } = useLocation();
  if (status === "unknown") return <Connecting />;
  return status === "in" ? <Navigate to={cameFrom(state)} replace /> : <Outlet />;
}

function cameFrom(state: unknown): string {
  if (typeof state !== "object" || state === null || !("from" in state)) return "/chat";
  return ownPath(state.from) ?? "/chat";
}
