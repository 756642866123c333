import type { ActivityStore } from "./activity-store.ts";
import type { LeadStore } from "./lead-store.ts";
import type { NoticeStore } from "./notice-store.ts";
import type { PeopleStore } from "./people-store.ts";
import type { TalkStore } from "./talk-store.ts";
import type { ValueStore } from "./value-store.ts";
import type { WorkStore } from "./work-store.ts";

/** Everything that a server keeps, in one database: the leads, and beside them one part for each further concern. */
export interface Store extends LeadStore {
  readonly talk: TalkStore;
  readonly work: WorkStore;
  readonly people: PeopleStore;
  readonly notices: NoticeStore;
  readonly values: ValueStore;
  readonly activity: ActivityStore;
}
