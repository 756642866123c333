import { html, type TemplateResult } from "lit";
import { contactKinds } from "../../protocol/contact.ts";
import type { LeadFilter } from "../client/center-client.ts";
import type { CenterTexts } from "../i18n/en.ts";
import { icon } from "../icons.ts";
import { kindName } from "./contact-names.ts";
import { leadStatuses, statusName } from "./lead-status.ts";

/** What the row of filters shows and does. */
export interface FilterScope {
  readonly t: CenterTexts;
  readonly filter: LeadFilter;
  /** Labels of the business. */
  readonly labels: readonly string[];
  /** Campaigns that are known. */
  readonly campaigns: readonly string[];
  readonly change: (change: LeadFilter) => void;
  /** As `change`, after a pause: somebody types. */
  readonly type: (change: LeadFilter) => void;
}

type Option = readonly [value: string, text: string];

/** Where a lead came from, as people say it. */
export function originName(origin: string, t: CenterTexts): string {
  const names: Readonly<Record<string, string>> = {
    chat: t.fromChat,
    form: t.fromForm,
    host: t.fromHost,
    agent: t.fromTeam,
  };
  return Object.hasOwn(names, origin) ? (names[origin] ?? origin) : origin;
}

/** Search and filters above the table. */
export function renderFilters(scope: FilterScope): TemplateResult {
  const { t, filter, labels, campaigns, type } = scope;
  const kinds = contactKinds.filter((kind) => kind !== "name").map((kind): Option => [kind, kindName(kind, t)]);
  const origins = ["chat", "form", "host", "agent"].map((origin): Option => [origin, originName(origin, t)]);
  const statuses = leadStatuses.map((status): Option => [status, statusName(status, t)]);
  const given = filter.label && !labels.includes(filter.label) ? [filter.label, ...labels] : labels;
  return html`
    <div class="filters" role="search">
      <div class="searching">
        ${icon("search")}
        <input
          class="input"
          id="search"
          type="search"
          .value=${filter.search ?? ""}
          placeholder=${t.search}
          aria-label=${t.searchLeads}
          @input=${(event: Event) => type({ search: valueOf(event) })}
        />
      </div>
      ${renderChoice("status", t.status, { options: statuses, scope })}
      ${renderChoice("kind", t.contact, { options: kinds, scope })}
      ${renderChoice("origin", t.origin, { options: origins, scope })}
      ${renderChoice("label", t.label, { options: given.map((label): Option => [label, label]), scope })}
      <input
        class=${filter.campaign ? "input on" : "input"}
        type="search"
        dir="auto"
        list="campaigns"
        .value=${filter.campaign ?? ""}
        placeholder=${t.campaign}
        aria-label=${t.campaign}
        @input=${(event: Event) => type({ campaign: valueOf(event) })}
      />
      <datalist id="campaigns">${campaigns.map((campaign) => html`<option .value=${campaign}></option>`)}</datalist>
    </div>
  `;
}

function valueOf(event: Event): string {
  return (event.target as HTMLInputElement | HTMLSelectElement).value;
}

function renderChoice(
  name: "status" | "kind" | "origin" | "label",
  title: string,
  { options, scope }: { readonly options: readonly Option[]; readonly scope: FilterScope },
): TemplateResult {
  const chosen = scope.filter[name] ?? "";
  return html`
    <select
      class=${chosen === "" ? "input" : "input on"}
      aria-label=${title}
      @change=${(event: Event) => scope.change({ [name]: valueOf(event) })}
    >
      <option value="" ?selected=${chosen === ""}>${title}</option>
      ${options.map(([value, text]) => html`<option .value=${value} ?selected=${value === chosen}>${text}</option>`)}
    </select>
  `;
}
