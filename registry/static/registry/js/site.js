// What every page does with script; each part also works, more plainly, without.
import { startEvidenceCards } from "./evidence-card.js";
import { startMenu } from "./menu.js";
import { startRunningHead } from "./running-head.js";
import { startSearchKey } from "./search-key.js";
import { startSuggestions } from "./suggestions.js";
import { startTheme } from "./theme.js";

startTheme();
startMenu();
startSearchKey();
startSuggestions();
startEvidenceCards();
startRunningHead();
