import { createContext, type ReactNode, use } from "react";
import { TopBar } from "./top-bar.tsx";

type PageProps = { title: string; lead: ReactNode; children: ReactNode };

/** What stands above every page of an area: the way to its other pages. */
export const PageTabsContext = createContext<ReactNode>(null);

/** A page of settings beside the chat. */
export function Page({ title, lead, children }: PageProps) {
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <TopBar title={title} />
      {use(PageTabsContext)}
      <div className="min-h-0 flex-1 overflow-y-auto">
        <div className="mx-auto grid max-w-[42rem] gap-7 px-5 pt-7 pb-[max(3rem,env(safe-area-inset-bottom))] sm:px-6">
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
