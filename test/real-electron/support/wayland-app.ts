import type { Desktop } from '../desktop/desktop.ts';
import type { Area } from '../desktop/hands.ts';
import { RealApp, type ScreenWindow } from './real-app.ts';
import type { Scenario } from './scenario.ts';
import { until } from '../../harness/until.ts';

/** A window as the compositor knows it. */
interface WaylandWindow extends ScreenWindow {
  readonly titleBar: boolean;
}

/** What sway tells of a window, of that which is asked here. */
interface Node {
  readonly id: number;
  readonly pid?: number;
  readonly name: string | null;
  readonly focused: boolean;
  /** With the border that the compositor draws, without its title bar. */
  readonly rect: Area;
  /** Its title bar; without a height where it draws none. */
  readonly deco_rect: Area;
  readonly nodes: readonly Node[];
  readonly floating_nodes: readonly Node[];
}

/** The built app under Wayland, where the compositor is asked for its windows. */
export class WaylandApp extends RealApp {
  override async windows(): Promise<WaylandWindow[]> {
    return (await windowsOf(this.desktop))
      .filter(({ pid }) => pid === this.pid)
      .map(({ id, name, rect, deco_rect }) => ({
        id: String(id),
        title: name ?? '',
        ...rect,
        titleBar: deco_rect.height > 0,
      }));
  }

  override async window(title = 'Latchkey'): Promise<WaylandWindow> {
    return until(`the window ${title}`, async () => (await this.windows()).find((window) => window.title === title));
  }

  override async focused(title = 'Latchkey'): Promise<void> {
    await until(`the window ${title} has the keyboard`, async () => (await focusedTitle(this.desktop)) === title);
  }
}

/** Electron 45 chooses Wayland by itself; without a GPU 33 draws nothing there unless it is told not to try. */
const switches = ['--ozone-platform=wayland', '--disable-gpu'];

/** Starts the built app, without waiting for anything of it. */
export function startWaylandApp(scenario: Scenario): WaylandApp {
  return new WaylandApp(scenario.desktop, scenario.startApp({ switches }).program);
}

/** The title of the window that has the keyboard; null: none has it. */
export async function focusedTitle(desktop: Desktop): Promise<string | null> {
  return (await windowsOf(desktop)).find(({ focused }) => focused)?.name ?? null;
}

/** Closes the window that has the keyboard, as the compositor's key for that does. */
export async function closeFocused(desktop: Desktop): Promise<void> {
  await desktop.run('swaymsg', ['kill']);
}

async function windowsOf(desktop: Desktop): Promise<Node[]> {
  const root = JSON.parse(await desktop.run('swaymsg', ['--raw', '-t', 'get_tree'])) as Node;
  return below(root).filter(({ pid }) => pid !== undefined);
}

function below(node: Node): Node[] {
  return [...node.nodes, ...node.floating_nodes].flatMap((child) => [child, ...below(child)]);
}
