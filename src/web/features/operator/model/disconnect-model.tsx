import { useState } from "react";
import { Button } from "../../../components/button.tsx";
import { Notice } from "../../../components/notice.tsx";
import { Sheet } from "../../../components/sheet.tsx";
import { sentenceFor } from "../../../http/request-failure.ts";
import { t } from "../../../language/t.ts";
import { Section } from "../../security/section.tsx";
import { useDisconnectModel } from "../requests/model.ts";

/** Back to the library alone. */
export function DisconnectModel() {
  const [asked, setAsked] = useState(false);
  const disconnect = useDisconnectModel();
  const close = () => setAsked(false);
  return (
    <Section
      title={t("operator:model.disconnect.title")}
      about={t("operator:model.disconnect.about")}
    >
      <Button look="quiet" onClick={() => setAsked(true)}>
        {t("operator:model.disconnect.press")}
      </Button>
      <Sheet
        open={asked}
        onClose={close}
        side="middle"
        title={t("operator:model.disconnect.confirm")}
      >
        <div className="grid gap-4 p-5 pt-2">
          <p className="text-note">{t("operator:model.disconnect.about")}</p>
          {disconnect.error ? <Notice kind="fault">{sentenceFor(disconnect.error)}</Notice> : null}
          <div className="flex flex-wrap gap-2">
            <Button
              disabled={disconnect.isPending}
              onClick={() => disconnect.mutate(undefined, { onSuccess: close })}
            >
              {t("operator:model.disconnect.press")}
            </Button>
            <Button look="quiet" onClick={close}>
              {t("shared:cancel")}
            </Button>
          </div>
        </div>
      </Sheet>
    </Section>
  );
}
