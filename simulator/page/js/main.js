import { bar } from './bar.js';
import { Desk } from './desk.js';
import { listen } from './events.js';
import { CallLog } from './log.js';
import { peoplePanel } from './people.js';
import { Store } from './store.js';
import { Tour } from './tour.js';

const at = (id) => document.getElementById(id);

const store = new Store();
const desk = new Desk(store, at('panes'), at('switch'));
const tour = new Tour(at('tour'), store, desk);
let logButton;
const toggleLog = () => {
  log.isOpen = !log.isOpen;
  logButton?.setAttribute('aria-pressed', String(log.isOpen));
  if (!log.isOpen) logButton?.focus();
};
const log = new CallLog(at('log'), store, toggleLog);

bar(at('bar'), store, {
  people: (anchor) => peoplePanel(anchor, store, desk),
  tour: () => void tour.start(),
  log: (button) => {
    logButton = button;
    toggleLog();
  },
});
listen(store);
