import './styles/tokens.css';
import './styles/base.css';
import './styles/controls.css';
import './styles/sheets.css';
import './styles/rings.css';
import { mount } from 'svelte';
import App from './App.svelte';
import { watchAppearance } from './stores/appearance.ts';

watchAppearance();
mount(App, { target: document.body });
