import { define } from "../define-element.ts";
import { LeadForm } from "./lead-form.ts";

define("lead-form", LeadForm);
