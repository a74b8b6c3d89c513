/** The console begins here. */
import './style/tokens.css';
import './style/base.css';
import './style/controls.css';
import './style/shell.css';
import './style/pages.css';
import './style/debate.css';
import './style/rounds.css';
import './style/course.css';
import './style/verdict.css';

import {loadPlaces} from './net/api.js';
import {takeFromAddress} from './net/identity.js';
import {showTheme} from './ui/theme.js';

takeFromAddress();
showTheme();
// Elements come to life when they are defined, so the places are known before the first of them asks anything.
await loadPlaces();
await import('./ui/console.js');
