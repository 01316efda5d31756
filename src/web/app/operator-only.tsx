import { Navigate, Outlet } from "react-router";
import { useMe } from "../features/auth/requests/me.ts";

/** Pages for who runs this server; anybody else is brought to their own account. */
export default function OperatorOnly() {
  const me = useMe();
  if (!me.data) return null;
  return me.data.role === "operator" ? <Outlet /> : <Navigate to="/account" replace />;
}
