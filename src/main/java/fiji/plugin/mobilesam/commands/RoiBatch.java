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
package fiji.plugin.mobilesam.commands;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;

import fiji.plugin.mobilesam.imagej.MaskRois;
import fiji.plugin.mobilesam.imagej.Planes;
import fiji.plugin.mobilesam.imagej.RoiStyle;
import fiji.plugin.mobilesam.imagej.SegmentedImage;
import fiji.plugin.mobilesam.inference.SamModel;
import fiji.plugin.mobilesam.output.Segmentation;
import fiji.plugin.mobilesam.prompt.MaskRecord;
import fiji.plugin.mobilesam.prompt.PlanePosition;
import fiji.plugin.mobilesam.prompt.PromptSet;
import fiji.plugin.mobilesam.settings.CommonOptions;
import ij.gui.Roi;

/**
 * Many objects, each marked by selections on one plane. Each plane is encoded once; the masks come in the order of the
 * objects. An object without a mask is told of and left out, and a stop by the user keeps the masks found so far.
 */
final class RoiBatch {

	/** Prompts between two looks at whether to go on. */
	private static final int STEP = 16;

	/** One object, and what came of it. */
	private static final class Task {

		private final List<Roi> rois;
		private List<MaskRecord> masks = List.of();

		private Task(final List<Roi> rois) {
			this.rois = rois;
		}

		private String name() {
			return Optional.ofNullable(rois.get(0).getName()).orElse("selection");
		}
	}

	private final ImageCommand.Call call;
	private final SamModel model;
	private final Planes planes;
	private final List<Task> tasks = new ArrayList<>();
	private final Map<PlanePosition, List<Task>> byPlane = new LinkedHashMap<>();
	private final List<String> problems = new ArrayList<>();
	private int done;

	/**
	 * @param call whose image the selections lie on
	 * @param model from the call's session
	 */
	RoiBatch(final ImageCommand.Call call, final SamModel model) {
		this.call = call;
		this.model = model;
		planes = call.planes().all();
	}

	/** Adds an object; selections that are on no plane in particular are on the one that is shown. */
	void addObject(final List<Roi> rois) {
		final Task task = new Task(rois);
		tasks.add(task);
		try {
			final List<PlanePosition> positions = rois.stream().map(planes::of).distinct().toList();
			if (positions.size() > 1)
				throw new IllegalArgumentException("the selections of one object lie on %d planes".formatted(positions
						.size()));
			byPlane.computeIfAbsent(positions.get(0), position -> new ArrayList<>()).add(task);
		} catch (final IllegalArgumentException e) {
			fail(task, e.getMessage());
		}
	}

	/**
	 * Finds the masks.
	 *
	 * @throws IOException if the network fails
	 * @throws IllegalArgumentException if there is no mask at all
	 */
	Segmentation run() throws IOException {
		try {
			for (final Map.Entry<PlanePosition, List<Task>> plane : byPlane.entrySet())
				run(plane.getKey(), plane
						.getValue());
		} catch (final CancellationException e) {
			if (tasks.stream().allMatch(task -> task.masks.isEmpty())) throw e;
			problems.add("stopped by the user after %d of %d objects".formatted(done, tasks.size()));
		}
		return result();
	}

	private void run(final PlanePosition position, final List<Task> onPlane) throws IOException {
		call.progress().checkCanceled();
		final PromptedPlane plane = PromptedPlane.encode(call, model, position);
		for (int from = 0; from < onPlane.size(); from += STEP) {
			final List<Task> prompted = new ArrayList<>();
			final List<PromptSet> prompts = new ArrayList<>();
			for (final Task task : onPlane.subList(from, Math.min(from + STEP, onPlane.size()))) {
				try {
					prompts.add(plane.prompts().together(task.rois));
					prompted.add(task);
				} catch (final IllegalArgumentException e) {
					fail(task, e.getMessage());
				}
			}
			if (prompts.isEmpty()) continue;
			final List<List<MaskRecord>> masks = plane.masks(prompts, call.progress());
			for (int i = 0; i < prompted.size(); i++) {
				prompted.get(i).masks = masks.get(i);
				if (masks.get(i).isEmpty()) fail(prompted.get(i), "the model finds no object there");
				else done++;
			}
			call.progress().update(done, tasks.size(), "object %d of %d".formatted(done, tasks.size()));
		}
	}

	private void fail(final Task task, final String reason) {
		problems.add("'%s' has no mask: %s".formatted(task.name(), reason));
	}

	private Segmentation result() {
		if (tasks.stream().allMatch(task -> task.masks.isEmpty())) throw new IllegalArgumentException(problems.get(0));
		final List<MaskRecord> records = new ArrayList<>();
		final List<String> names = new ArrayList<>();
		final List<List<Roi>> origins = new ArrayList<>();
		final boolean replace = call.settings().get(CommonOptions.REPLACE);
		for (final Task task : tasks) {
			for (int i = 0; i < task.masks.size(); i++) {
				records.add(task.masks.get(i));
				origins.add(task.rois);
				names.add(
						replace ? task.name() : task.name() + (task.masks.size() == 1 ? "-mask" : "-mask-" + (i + 1)));
			}
		}
		final SegmentedImage segmented = new SegmentedImage(call.image(), List.copyOf(byPlane.keySet()), records, model
				.manifest().id());
		final List<Roi> rois = MaskRois.rois(segmented, RoiStyle.DEFAULT);
		for (int i = 0; i < rois.size(); i++) rois.get(i).setName(names.get(i));
		return new Segmentation(segmented, rois, origins, problems);
	}
}
