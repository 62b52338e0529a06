/*-
 * #%L
 * MobileSAM for Fiji
 * %%
 * Copyright (C) 2026 MobileSAM for Fiji developers.
 * %%
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * #L%
 */

package fiji.plugin.mobilesam.tool;

import java.awt.EventQueue;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import javax.swing.Timer;

import ij.CommandListener;
import ij.Executer;
import ij.ImagePlus;
import ij.Menus;

/**
 * Keeps the layers on their images, and off while a command of ImageJ runs: it may save, copy or change the overlay, which
 * is then as the user knows it. Commands run on any thread.
 */
final class LayerStage implements CommandListener {

	/** How often it is seen whether commands are done, of which ImageJ does not tell. */
	private static final int PERIOD_MS = 50;
	/** Plugins that change nothing but what is seen of an image. */
	private static final List<String> VIEWS = List.of("ij.plugin.Zoom", "ij.plugin.Animator");

	private final Map<ImagePlus, ImageLayers> images = new HashMap<>();
	/** That run commands for which the layers are off. */
	private final Set<Thread> commands = new HashSet<>();
	private final Timer timer = new Timer(PERIOD_MS, event -> resumeWhenDone());

	/** Puts a layer on its image, or lets it follow when commands are done; draws it if it is there. */
	synchronized void putOn(final PromptLayer layer) {
		final ImageLayers layers = images.computeIfAbsent(layer.plane().image(), ImageLayers::new);
		layers.add(layer);
		if (commands.isEmpty()) layers.putOn();
	}

	synchronized void takeOff(final PromptLayer layer) {
		final ImagePlus image = layer.plane().image();
		final ImageLayers layers = images.get(image);
		if (layers == null) return;
		layers.takeOff();
		layers.remove(layer);
		if (layers.isEmpty()) images.remove(image);
		else if (commands.isEmpty()) layers.putOn();
	}

	/** Shows the layers though a command runs, for the user works with them. */
	synchronized void resume() {
		if (commands.isEmpty()) return;
		commands.clear();
		images.values().forEach(ImageLayers::putOn);
	}

	@Override
	public synchronized String commandExecuting(final String command) {
		if (!images.isEmpty() && !isView(command) && commands.add(Thread.currentThread())) {
			images.values().forEach(ImageLayers::takeOff);
			EventQueue.invokeLater(timer::start);
		}
		return command;
	}

	private static boolean isView(final String command) {
		return Menus.getCommands().get(command) instanceof final String plugin && VIEWS.stream().anyMatch(
				plugin::startsWith);
	}

	private synchronized void resumeWhenDone() {
		final Set<Thread> running = new HashSet<>(commands);
		running.removeIf(thread -> !runsCommand(thread));
		if (!running.isEmpty()) return;
		timer.stop();
		resume();
	}

	/** A menu command has a thread of its own; one of a macro or script runs on that of the macro, which goes on. */
	private static boolean runsCommand(final Thread thread) {
		return Arrays.stream(thread.getStackTrace()).anyMatch(call -> call.getClassName().equals(Executer.class
				.getName()));
	}
}
