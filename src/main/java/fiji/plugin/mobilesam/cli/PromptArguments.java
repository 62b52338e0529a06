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
package fiji.plugin.mobilesam.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import fiji.plugin.mobilesam.prompt.BoxPrompt;
import fiji.plugin.mobilesam.prompt.PointPrompt;
import fiji.plugin.mobilesam.prompt.PromptSet;
import picocli.CommandLine.Option;

/**
 * The objects a user points at. Several boxes are several objects. Points belong to one object: to the box if there is
 * one box, to each if there are several boxes and the point lies inside; with {@code --each} every point is an object.
 */
final class PromptArguments {

	private static final String POINT = "x,y or x,y,label with label 1 (object) or 0 (not the object)";
	private static final String BOX = "x0,y0,x1,y1 (left, top, right and bottom edge)";

	@Option(names = "--point", paramLabel = "x,y[,label]", description = "A point in pixels from the top left corner of the image; label 1 (default): on the object, 0: not. May be given again")
	private List<String> points = List.of();

	@Option(names = "--box", paramLabel = "x0,y0,x1,y1", description = "A box around an object by its edges in pixels. Given again: another object, to which the points in it belong")
	private List<String> boxes = List.of();

	@Option(names = "--each", description = "Every point is an object of its own; points with label 0 belong to all")
	private boolean each;

	/**
	 * One prompt set per object.
	 *
	 * @throws IllegalArgumentException if an argument is wrong, nothing is asked for, or a point belongs to no object
	 */
	List<PromptSet> objects() {
		final List<PointPrompt> allPoints = points.stream().map(PromptArguments::point).toList();
		final List<BoxPrompt> allBoxes = boxes.stream().map(PromptArguments::box).toList();
		if (allPoints.isEmpty() && allBoxes.isEmpty())
			throw new IllegalArgumentException("give at least one --point x,y or one --box x0,y0,x1,y1");
		if (each) return eachPoint(allPoints, allBoxes);
		if (allPoints.stream().noneMatch(PointPrompt::foreground) && allBoxes.isEmpty())
			throw new IllegalArgumentException(
					"points with label 0 alone mark no object; give one with label 1 or a --box");
		if (allBoxes.isEmpty()) return List.of(new PromptSet(allPoints, Optional.empty(), Optional.empty()));
		if (allBoxes.size() == 1)
			return List.of(new PromptSet(allPoints, Optional.of(allBoxes.get(0)), Optional.empty()));
		for (final PointPrompt point : allPoints)
			if (allBoxes.stream().noneMatch(box -> contains(box, point)))
				throw new IllegalArgumentException("point %s,%s lies in none of the boxes; with several boxes a point "
						.formatted(point.x(), point.y()) + "belongs to the one around it");
		return allBoxes.stream().map(box -> new PromptSet(allPoints.stream().filter(p -> contains(box, p)).toList(),
				Optional.of(box), Optional.empty())).toList();
	}

	/**
	 * @throws IllegalArgumentException if an object has a point outside an image of this size, or its box does not meet
	 *            it
	 */
	static void requireInside(final List<PromptSet> objects, final int width, final int height) {
		for (final PromptSet object : objects) {
			for (final PointPrompt p : object.points())
				if (!(p.x() >= 0 && p.y() >= 0 && p.x() <= width && p.y() <= height))
					throw new IllegalArgumentException(
							"point %s,%s lies outside the image of %d x %d pixels".formatted(p.x(),
									p.y(), width, height));
			object.box().filter(b -> b.left() >= width || b.top() >= height || b.right() <= 0 || b.bottom() <= 0)
					.ifPresent(b -> {
						throw new IllegalArgumentException("box %s,%s,%s,%s lies outside the image of %d x %d pixels"
								.formatted(b.left(), b.top(), b.right(), b.bottom(), width, height));
					});
		}
	}

	private static List<PromptSet> eachPoint(final List<PointPrompt> points, final List<BoxPrompt> boxes) {
		final List<PointPrompt> background = points.stream().filter(p -> !p.foreground()).toList();
		final List<PromptSet> objects = new ArrayList<>();
		points.stream().filter(PointPrompt::foreground).forEach(p -> objects.add(new PromptSet(Stream.concat(Stream.of(
				p), background.stream()).toList(), Optional.empty(), Optional.empty())));
		boxes.forEach(box -> objects.add(new PromptSet(background, Optional.of(box), Optional.empty())));
		if (objects.isEmpty())
			throw new IllegalArgumentException("points with label 0 alone mark no object; give one with label 1");
		return objects;
	}

	private static PointPrompt point(final String text) {
		final double[] n = Coordinates.parse("--point", POINT, text, 2, 3);
		if (n.length == 3 && n[2] != 0 && n[2] != 1)
			throw new IllegalArgumentException("--point takes %s, got '%s'".formatted(POINT, text));
		return new PointPrompt(n[0], n[1], n.length == 2 || n[2] == 1);
	}

	private static BoxPrompt box(final String text) {
		final double[] n = Coordinates.parse("--box", BOX, text, 4, 4);
		return new BoxPrompt(n[0], n[1], n[2], n[3]);
	}

	private static boolean contains(final BoxPrompt box, final PointPrompt point) {
		return point.x() >= box.left() && point.x() <= box.right() && point.y() >= box.top()
				&& point.y() <= box.bottom();
	}
}
