import { define } from "../elements/define-element.ts";
import { LeadCenterConversations } from "./inbox/conversation-list.ts";
import { LeadCenterInbox } from "./inbox/inbox-view.ts";
import { LeadCenterReply } from "./inbox/reply.ts";
import { LeadCenterThread } from "./inbox/thread-view.ts";
import { LeadCenter } from "./lead-center.ts";
import { LeadCenterLead } from "./leads/lead-view.ts";
import { LeadCenterLeads } from "./leads/leads-view.ts";
import { LeadCenterAccount } from "./settings/account-page.ts";
import { LeadCenterBusiness } from "./settings/business-page.ts";
import {
  LeadCenterCanned,
  LeadCenterChat,
  LeadCenterLabels,
  LeadCenterReplies,
  LeadCenterSignals,
} from "./settings/chat-pages.ts";
import { LeadCenterInstall } from "./settings/install-page.ts";
import { LeadCenterPeople } from "./settings/people-page.ts";
import { LeadCenterSettings } from "./settings/settings-view.ts";
import { LeadCenterShortcuts } from "./shell/shortcuts-dialog.ts";
import { LeadCenterSignIn } from "./sign-in/sign-in.ts";

define("lead-center-sign-in", LeadCenterSignIn);
define("lead-center-conversations", LeadCenterConversations);
define("lead-center-reply", LeadCenterReply);
define("lead-center-thread", LeadCenterThread);
define("lead-center-lead", LeadCenterLead);
define("lead-center-inbox", LeadCenterInbox);
define("lead-center-leads", LeadCenterLeads);
define("lead-center-business", LeadCenterBusiness);
define("lead-center-chat", LeadCenterChat);
define("lead-center-replies", LeadCenterReplies);
define("lead-center-signals", LeadCenterSignals);
define("lead-center-canned", LeadCenterCanned);
define("lead-center-labels", LeadCenterLabels);
define("lead-center-install", LeadCenterInstall);
define("lead-center-people", LeadCenterPeople);
define("lead-center-account", LeadCenterAccount);
define("lead-center-settings", LeadCenterSettings);
define("lead-center-shortcuts", LeadCenterShortcuts);
define("lead-center", LeadCenter);
