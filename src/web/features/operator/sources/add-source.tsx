import { type FormEvent, useId, useState } from "react";
import { librarySourceKinds, mostUploadBytes } from "#contracts/operator-library.ts";
import { Button } from "../../../components/button.tsx";
import { Notice } from "../../../components/notice.tsx";
import { SelectField } from "../../../components/select-field.tsx";
import { inputClass } from "../../../components/text-field.tsx";
import { sentenceFor } from "../../../http/request-failure.ts";
import { t } from "../../../language/t.ts";
import { useAddToLibrary } from "../requests/library.ts";
import { endings, sourceName } from "./source-names.ts";

type AddSourceProps = { busy: boolean; held: readonly string[] };
/** What can be chosen: MedlinePlus both ways. */
const choices = ["medlineplus-fetched", ...librarySourceKinds] as const;
type Choice = (typeof choices)[number];

export function AddSource({ busy, held }: AddSourceProps) {
  const [choice, setChoice] = useState<Choice>("medlineplus-fetched");
  const [file, setFile] = useState<File | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const add = useAddToLibrary();
  const fileId = useId();
  const source = choice === "medlineplus-fetched" ? "medlineplus" : choice;
  const needsFile = choice !== "medlineplus-fetched" && choice !== "starter";

  function choose(next: Choice) {
    setChoice(next);
    setFile(null);
    setFault(null);
    add.reset();
  }
  function submit(event: FormEvent) {
    event.preventDefault();
    const found = needsFile ? faultIn(file) : null;
    setFault(found);
    if (found === null) add.mutate({ source, file: needsFile ? file : null });
  }
  return (
    <form onSubmit={submit} noValidate className="grid gap-5">
      <SelectField<string>
        label={t("operator:library.add.what")}
        value={choice}
        options={optionsFor(held)}
        onChange={(chosen) => choose(choices.find((one) => one === chosen) ?? choice)}
      />
      <p className="text-note text-soft">
        {t(`operator:library.add.hint.${choice}`)}
        {held.includes(source) ? ` ${t("operator:library.add.replaces")}` : null}
      </p>
      {needsFile ? (
        <div key={choice}>
          <label htmlFor={fileId} className="mb-1.5 block text-note font-semibold">
            {t("operator:library.add.file")}
          </label>
          <input
            id={fileId}
            type="file"
            accept={endings[source]}
            aria-invalid={fault ? true : undefined}
            aria-describedby={fault ? `${fileId}-fault` : undefined}
            className={inputClass}
            onChange={(event) => {
              setFile(event.target.files?.[0] ?? null);
              setFault(null);
            }}
          />
          {fault ? (
            <p id={`${fileId}-fault`} className="mt-1.5 text-small font-semibold">
              {fault}
            </p>
          ) : null}
        </div>
      ) : null}
      {add.error ? <Notice kind="fault">{sentenceFor(add.error)}</Notice> : null}
      <Button type="submit" className="w-fit" disabled={busy || add.isPending}>
        {needsFile ? t("operator:library.add.upload") : t("operator:library.add.fetch")}
      </Button>
    </form>
  );
}

function faultIn(file: File | null): string | null {
  if (file === null) return t("operator:library.add.noFile");
  if (file.size === 0) return t("operator:library.add.emptyFile");
  return file.size > mostUploadBytes ? t("operator:library.add.tooLarge") : null;
}

/** The starter topics come with the program: to be had again only when they were taken out. */
function optionsFor(held: readonly string[]): Readonly<Record<string, string>> {
  const others = {
    "medlineplus-fetched": t("operator:library.add.medlineplusFetched"),
    folder: sourceName("folder"),
    medlineplus: t("operator:library.add.medlineplusFile"),
    medquad: sourceName("medquad"),
    openfda: sourceName("openfda"),
  };
  return held.includes("starter") ? others : { ...others, starter: sourceName("starter") };
}
