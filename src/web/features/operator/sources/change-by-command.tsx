import { Notice } from "../../../components/notice.tsx";
import { t } from "../../../language/t.ts";

const commands = ["healify library add medlineplus", "healify library add folder <path>"];

/** Where workers have libraries of their own, none of them can be reached from a page. */
export function ChangeByCommand() {
  return (
    <Notice>
      <p>{t("operator:library.byCommand")}</p>
      <pre dir="ltr" className="mt-2 overflow-x-auto rounded-control bg-surface p-3 text-small">
        {commands.join("\n")}
      </pre>
      <p className="mt-2">{t("operator:library.afterCommand")}</p>
    </Notice>
  );
}
