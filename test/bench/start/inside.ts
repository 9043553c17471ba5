/** Loaded into the app's process by the bench: what only that process can tell of itself. */
import { onCommand } from '../../electron-stand-in/modules/commands.ts';
import { memoryNow } from '../memory.ts';
import { evaluatedModules } from './evaluation-marks.ts';

onCommand('bench.memory', memoryNow);
onCommand('bench.modules', evaluatedModules);
