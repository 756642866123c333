import { describeAccessibility } from "./views.ts";

describeAccessibility("light");
