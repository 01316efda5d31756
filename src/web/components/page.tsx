import { type ReactNode, use } from "react";
import { PageTabsContext, TabMenu, TabRow } from "./page-tabs.tsx";
import { TopBar } from "./top-bar.tsx";

type PageProps = { title: string; lead: ReactNode; children: ReactNode };

/** A page of settings beside the chat. */
export function Page({ title, lead, children }: PageProps) {
  const tabs = use(PageTabsContext);
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      {tabs.length === 0 ? (
        <TopBar title={title} />
      ) : (
        <>
          <TopBar title={title} opens={<TabMenu tabs={tabs} title={title} />} />
          <TabRow tabs={tabs} />
        </>
      )}
      <div className="min-h-0 flex-1 overflow-y-auto">
        <div className="mx-auto grid max-w-[42rem] grid-cols-[minmax(0,1fr)] gap-7 px-5 pt-7 pb-[max(3rem,env(safe-area-inset-bottom))] sm:px-6">
          <div>
            <h1 className="text-title font-bold tracking-tight">{title}</h1>
            <div className="mt-1.5 text-note text-soft">{lead}</div>
          </div>
          {children}
        </div>
      </div>
    </div>
  );
}
