import { Notice } from "../../components/notice.tsx";
import { t } from "../../language/t.ts";
import { useMe } from "../auth/requests/me.ts";

/** Said before an operator deletes their own account. */
export function OperatorNote() {
  if (useMe().data?.role !== "operator") return null;
  return <Notice>{t("operator:onlyOperator")}</Notice>;
}
