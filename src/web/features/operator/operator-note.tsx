import { Notice } from "../../components/notice.tsx";
import { useMe } from "../auth/requests/me.ts";

/** Said before an operator deletes their own account. */
export function OperatorNote() {
  if (useMe().data?.role !== "operator") return null;
  return (
    <Notice>
      You operate this server. If nobody else does, make somebody else the operator first, under
      People: without one, only the command line can let people in or shut them out.
    </Notice>
  );
}
