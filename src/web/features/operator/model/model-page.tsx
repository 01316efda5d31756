import { Notice } from "../../../components/notice.tsx";
import { Page } from "../../../components/page.tsx";
import { sentenceFor } from "../../../http/request-failure.ts";
import { t } from "../../../language/t.ts";
import { Trans } from "../../../language/trans.tsx";
import { useModel } from "../requests/model.ts";
import { DisconnectModel } from "./disconnect-model.tsx";
import { ModelForm } from "./model-form.tsx";
import { NowAnswering } from "./now-answering.tsx";

/** What writes the answers: what it is now, and another one, tried before it is chosen. */
export default function ModelPage() {
  const model = useModel();
  const { data } = model;
  const isSetElsewhere = data?.inUse.some(({ chosenBy }) => chosenBy === "environment") ?? false;
  return (
    <Page title={t("operator:model.title")} lead={t("operator:model.lead")}>
      {model.error ? <Notice kind="fault">{sentenceFor(model.error)}</Notice> : null}
      {data ? <NowAnswering model={data} /> : null}
      {data && isSetElsewhere ? (
        <Notice>
          <Trans
            i18nKey="operator:model.now.environment"
            components={{ setting: <code className="wrap-anywhere" /> }}
          />
        </Notice>
      ) : null}
      {data && !isSetElsewhere ? <ModelForm key={savedAs(data.saved)} saved={data.saved} /> : null}
      {data && !isSetElsewhere && (data.saved || data.unreadable) ? <DisconnectModel /> : null}
    </Page>
  );
}

/** Another saved model is another form. */
const savedAs = (saved: { provider: string; address: string | null } | null): string =>
  saved ? `${saved.provider} ${saved.address}` : "";
