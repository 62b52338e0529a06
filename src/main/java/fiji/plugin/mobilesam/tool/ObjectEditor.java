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

import java.awt.Color;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import fiji.plugin.mobilesam.commands.AcceptedMask;
import fiji.plugin.mobilesam.commands.ToolSettings;
import fiji.plugin.mobilesam.mask.PixelBox;
import fiji.plugin.mobilesam.tool.MaskPicture.Look;
import fiji.plugin.mobilesam.windows.Failures;
import ij.Executer;
import ij.IJ;
import ij.ImagePlus;
import ij.WindowManager;
import ij.gui.ImageCanvas;

/**
 * The objects that the user marks: prompts in, masks on the image. Each plane has an object of its own, which stays while
 * the user looks at other planes or takes another tool for a while. Belongs to the event thread.
 */
final class ObjectEditor implements ToolEngine.Listener, ImageWatch.Listener {

	/** How solid the inside of a mask is, 0 to 255. */
	private static final int INSIDE = 80;
	private static final int WIDEST_EDGE = 8;

	private final ToolEngine engine = new ToolEngine(this);
	private final LayerStage stage = new LayerStage();
	private final Map<ToolPlane, ObjectInWork> objects = new HashMap<>();
	/** How many masks were accepted on an image. */
	private final Map<ImagePlus, Integer> accepted = new HashMap<>();
	private boolean working;
	/** With which a plane could not be encoded; null if there are none. */
	private ToolSettings complainedOf;
	/** What is under the mouse; null if nothing is shown. */
	private PromptLayer hover;

	ObjectEditor() {
		ImagePlus.addImageListener(new ImageWatch(this));
		Executer.addCommandListener(stage);
	}

	/** @param image in front; null if there is none */
	void begin(final ImagePlus image) {
		working = true;
		objects.values().forEach(object -> object.layer().putOn());
		if (image == null) say("open an image, then click on an object");
		else meet(image);
	}

	/** Leaves the images as they were, and keeps the objects in work. */
	void end() {
		working = false;
		endForesight();
		engine.leave();
		objects.values().forEach(object -> object.layer().takeOff());
	}

	/** Encodes the plane that an image shows. */
	void meet(final ImagePlus image) {
		target(image).ifPresent(engine::meet);
	}

	/** Begins the answer to a click, which most presses of the button become. */
	void press(final ImagePlus image, final int x, final int y, final boolean foreground) {
		target(image).ifPresent(target -> {
			final ObjectInWork object = objects.get(target.plane());
			final ObjectPrompts before = object == null ? ObjectPrompts.NONE : object.history().now();
			final ObjectPrompts prompts = before.withPoint(x, y, foreground);
			if (prompts.canBeAnswered())
				engine.foresee(new Question(target, prompts, look(target.plane()), answer -> {}));
		});
	}

	void addPoint(final ImagePlus image, final int x, final int y, final boolean foreground) {
		object(image).ifPresent(object -> change(object, object.history().now().withPoint(x, y, foreground)));
	}

	/** Shows a box that is not finished. */
	void drag(final ImagePlus image, final PixelBox box) {
		object(image).ifPresent(object -> object.layer().drag(box));
	}

	void setBox(final ImagePlus image, final PixelBox box) {
		object(image).ifPresent(object -> change(object, object.history().now().withBox(box)));
	}

	/** Shows what is under the mouse, soon. */
	void hover(final ImagePlus image, final int x, final int y) {
		final Optional<Target> target = target(image);
		if (target.isEmpty()) {
			endForesight();
			return;
		}
		engine.meet(target.get());
		final ToolPlane plane = target.get().plane();
		final Question question = new Question(target.get(), ObjectPrompts.NONE.withPoint(x, y, true), look(plane),
				answer -> {
					if (!working || objects.containsKey(plane)) return;
					hover = PromptLayer.faint(plane, stage);
					hover.show(MobileSamTool.NAME + ": preview", ObjectPrompts.NONE, answer.picture());
				});
		final boolean wanted = target.get().settings().hover() && !objects.containsKey(plane);
		// Within a pixel nothing changes.
		if (wanted && engine.foresees(question)) return;
		endForesight();
		if (wanted) engine.foreseeAtRest(question);
	}

	/** Takes the preview off and drops what a press began. */
	void endForesight() {
		engine.endForesight();
		if (hover != null) hover.takeOff();
		hover = null;
	}

	/** The same, if a preview is on this image. */
	private void endPreview(final ImagePlus image) {
		if (hover != null && hover.plane().image() == image) endForesight();
	}

	/**
	 * Does what a key stands for.
	 *
	 * @param image of the window that has the focus
	 * @return whether there was an object in work to do it with
	 */
	boolean use(final ImagePlus image, final ToolAction action) {
		final Optional<Target> target = target(image);
		final ObjectInWork object = target.map(Target::plane).map(objects::get).orElse(null);
		if (object == null) {
			// ImageJ hears of it too, for commands that run.
			if (action == ToolAction.CANCEL && engine.stop()) say("encoding was stopped; click to start it again");
			return false;
		}
		switch (action) {
			case ACCEPT -> accept(object);
			case NEXT -> next(object);
			case UNDO -> step(object, object.history().undo(), "there is nothing left to undo");
			case REDO -> step(object, object.history().redo(), "there is nothing to redo");
			case CANCEL -> {
				remove(object);
				say("canceled");
			}
		}
		return true;
	}

	private void accept(final ObjectInWork object) {
		if (!object.history().now().canBeAnswered()) {
			say("there is no mask yet: click on the object or drag a box around it");
			return;
		}
		final ToolSettings settings = ToolSettings.current();
		if (object.answer().isEmpty() || object.settings() != settings) {
			object.acceptInAdvance(true);
			ask(object);
			return;
		}
		final Answer answer = object.answer().get();
		if (answer.picture().isEmpty()) {
			sayEmpty();
			return;
		}
		remove(object);
		final ImagePlus image = object.plane().image();
		final AcceptedMask mask = new AcceptedMask(image, answer.record(), answer.choice(), answer.model(), accepted
				.merge(image, 1, Integer::sum));
		// Opening the ROI Manager takes long.
		engine.execute(() -> mask.show(settings));
		say("accepted as mask " + mask.number());
	}

	private void next(final ObjectInWork object) {
		final int count = object.answer().map(Answer::count).orElse(0);
		if (count == 1) say("the model proposes one mask for these prompts");
		if (count > 1) change(object, object.history().now().next());
	}

	private void step(final ObjectInWork object, final boolean done, final String otherwise) {
		object.acceptInAdvance(false);
		if (done) ask(object);
		else say(otherwise);
	}

	private void change(final ObjectInWork object, final ObjectPrompts prompts) {
		object.acceptInAdvance(false);
		object.history().add(prompts);
		ask(object);
	}

	private void ask(final ObjectInWork object) {
		final ObjectPrompts prompts = object.history().now();
		final ToolPlane plane = object.plane();
		final Target target = new Target(plane, ToolSettings.current());
		if (!prompts.canBeAnswered()) {
			engine.endForesight();
			object.showPrompts(false);
			if (!prompts.isEmpty()) say("now click on the object too, or drag a box around it");
			return;
		}
		final boolean ready = engine.isReady(target);
		// First, for drawing takes a while.
		final boolean answered = engine.ask(new Question(target, prompts, look(plane), answer -> {
			if (objects.get(plane) == object && object.history().now() == prompts)
				show(object, answer, target.settings());
		}));
		if (!answered) object.showPrompts(ready);
	}

	private void show(final ObjectInWork object, final Answer answer, final ToolSettings settings) {
		object.showAnswer(answer, settings);
		if (!working) object.layer().takeOff();
		if (answer.picture().isEmpty()) sayEmpty();
		else
			say(String.format(Locale.ROOT, "mask %d of %d, predicted IoU %.2f; Enter accepts%s, Esc cancels", answer
					.number(), answer.count(), answer.record().predictedIou(),
					answer.count() > 1
							? ", Tab shows the next"
							: ""));
		if (object.isAcceptedInAdvance()) {
			object.acceptInAdvance(false);
			accept(object);
		}
	}

	private void remove(final ObjectInWork object) {
		objects.remove(object.plane());
		object.layer().takeOff();
	}

	private Look look(final ToolPlane plane) {
		final ImageCanvas canvas = plane.image().getCanvas();
		final double magnification = canvas == null ? 1 : canvas.getMagnification();
		final int width = (int) Math.max(1, Math.min(WIDEST_EDGE, Math.ceil(1 / magnification)));
		final int number = accepted.getOrDefault(plane.image(), 0) + 1;
		final Color color = ToolSettings.current().color(number);
		return new Look(new Color(color.getRed(), color.getGreen(), color.getBlue(), INSIDE), color, width);
	}

	/** The object in work on the plane that an image shows, a new one if there is none; for a change of it. */
	private Optional<ObjectInWork> object(final ImagePlus image) {
		if (hover != null) hover.erase();
		hover = null;
		stage.resume();
		return target(image).map(target -> objects.computeIfAbsent(target.plane(), plane -> new ObjectInWork(plane,
				stage)));
	}

	/** Nothing where the settings cannot be read or do not suit the image, which is said. */
	private static Optional<Target> target(final ImagePlus image) {
		try {
			final ToolSettings settings = ToolSettings.current();
			return Optional.of(new Target(ToolPlane.shownBy(image, settings), settings));
		} catch (IllegalArgumentException | UncheckedIOException e) {
			say(e.getMessage());
			return Optional.empty();
		}
	}

	@Override
	public void encoding(final ToolPlane plane) {
		say("encoding the image, Esc stops");
	}

	@Override
	public void encoded(final ToolPlane plane, final boolean answering) {
		final ObjectInWork object = objects.get(plane);
		if (object == null) say("click on an object, Alt-click beside it, or drag a box around it");
		else if (!answering && object.history().now().canBeAnswered()) ask(object);
	}

	@Override
	public void failed(final ToolPlane plane, final Exception failure, final boolean asked) {
		say(failure.getMessage());
		Optional.ofNullable(objects.get(plane)).ifPresent(object -> object.showPrompts(false));
		// Once for all planes, unless the user clicks again.
		final ToolSettings settings = ToolSettings.current();
		if (!asked && settings == complainedOf) return;
		complainedOf = settings;
		Failures.tell(MobileSamTool.NAME, settings.model(), failure);
	}

	@Override
	public void failed(final Throwable failure) {
		final String words = failure instanceof OutOfMemoryError ? Failures.NO_MEMORY : failure.getMessage();
		Failures.tell(MobileSamTool.NAME, words == null ? failure.toString() : words);
	}

	@Override
	public void changed(final ImagePlus image) {
		endPreview(image);
		if (working) target(image).ifPresent(engine::look);
	}

	@Override
	public void opened() {
		final ImagePlus image = WindowManager.getCurrentImage();
		if (!working || image == null) return;
		if (hover != null && hover.plane().image() != image) endForesight();
		meet(image);
	}

	@Override
	public void closed(final ImagePlus image) {
		if (engine.forget(image)) say("'%s' was closed while it was encoded".formatted(image.getTitle()));
		// An image that was hidden may be shown again.
		endPreview(image);
		objects.values().stream().filter(object -> object.plane().image() == image).toList().forEach(this::remove);
		accepted.remove(image);
	}

	private static void sayEmpty() {
		say("the model finds no object there; add a point, or draw a box");
	}

	private static void say(final String what) {
		IJ.showStatus(MobileSamTool.NAME + ": " + what);
	}
}
