import './styles/tokens.css';
import './styles/base.css';
import './styles/controls.css';
import './styles/sheets.css';
import './styles/settings.css';
import { mount } from 'svelte';
import { routeOf } from './settings/route-of.ts';
import SettingsApp from './settings/SettingsApp.svelte';
import { watchAppearance } from './stores/appearance.ts';

watchAppearance();
mount(SettingsApp, { target: document.body, props: { start: routeOf(location.search) } });
