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

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.EventQueue;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIf;

import fiji.plugin.mobilesam.commands.ImageKind;
import fiji.plugin.mobilesam.commands.OpenDialog;
import fiji.plugin.mobilesam.commands.RunningImageJ;
import fiji.plugin.mobilesam.commands.ToolSettings;
import fiji.plugin.mobilesam.session.SamSession;
import ij.IJ;

/** What the engine tells, and what becomes of failures. */
@Tag("display")
@DisabledIf(value = "java.awt.GraphicsEnvironment#isHeadless", disabledReason = "needs a display, such as that of xvfb-run")
class ToolEngineDisplayTest {

	/** Writes down what it is told. */
	private static final class Notes implements ToolEngine.Listener {

		private final List<String> lines = new CopyOnWriteArrayList<>();

		@Override
		public void encoding(final ToolPlane plane) {
			lines.add("encoding");
		}

		@Override
		public void encoded(final ToolPlane plane, final boolean answering) {
			lines.add("encoded, answering " + answering);
		}

		@Override
		public void failed(final ToolPlane plane, final Exception failure, final boolean asked) {
			lines.add(failure.getMessage());
		}

		@Override
		public void failed(final Throwable failure) {
			lines.add(failure.getMessage());
		}
	}

	private final Notes notes = new Notes();
	private final ToolEngine engine = new ToolEngine(notes);

	@BeforeEach
	void startImageJ() throws Exception {
		RunningImageJ.fresh();
		ToolUser.chooseRectangle();
		IJ.run("MobileSAM Tool Options...", "hover=false");
	}

	@Test
	void aQuestionBeforeThePlaneIsEncodedIsAnsweredOnce() {
		SamSession.shared().clear();
		final ToolSettings settings = ToolSettings.current();
		final Target target = new Target(ToolPlane.shownBy(ImageKind.GREY_8.show(), settings), settings);
		final AtomicInteger answers = new AtomicInteger();
		engine.ask(new Question(target, ObjectPrompts.NONE.withPoint(60, 60, true),
				new MaskPicture.Look(new Color(255, 0, 0, 80), Color.RED, 1), answer -> answers.incrementAndGet()));
		OpenDialog.waitUntil("it is answered", () -> answers.get() > 0);
		assertEquals(List.of("encoding", "encoded, answering true"), notes.lines);
		assertEquals(1, answers.get());
	}

	@Test
	void whatWasForeseenIsAnsweredAtOnceAndOnlyOnce() {
		final Target target = encodedTarget();
		final Answer foreseen = foresee(target);
		final AtomicReference<Answer> answer = new AtomicReference<>();
		assertTrue(engine.ask(question(target, 60, answer)));
		assertSame(foreseen, answer.getAndSet(null));
		assertFalse(engine.ask(question(target, 60, answer)));
		OpenDialog.waitUntil("it is answered again", () -> answer.get() != null);
		assertEquals(foreseen.record().mask(), answer.get().record().mask());
	}

	@Test
	void whatIsBeingForeseenGoesOnceToWhoAsks() {
		final Target target = encodedTarget();
		final AtomicReference<Answer> answer = new AtomicReference<>();
		final AtomicReference<Answer> early = new AtomicReference<>();
		engine.foresee(question(target, 60, early));
		engine.ask(question(target, 60, answer));
		OpenDialog.waitUntil("it is answered", () -> answer.get() != null);
		assertEquals(60.5, answer.get().record().prompt().points().get(0).x());
		assertFalse(engine.foresees(question(target, 60, answer)));
	}

	@Test
	void whatWasForeseenIsNoAnswerForAnotherPoint() {
		final Target target = encodedTarget();
		foresee(target);
		final AtomicReference<Answer> answer = new AtomicReference<>();
		assertFalse(engine.ask(question(target, 70, answer)));
		OpenDialog.waitUntil("it is answered", () -> answer.get() != null);
		assertEquals(70.5, answer.get().record().prompt().points().get(0).x());
	}

	@Test
	void whatWasForeseenIsNoAnswerForOtherPixels() {
		final Target target = encodedTarget();
		foresee(target);
		engine.look(target);
		assertFalse(engine.ask(question(target, 60, new AtomicReference<>())));
	}

	@Test
	void whatWasForeseenIsNoAnswerWithOtherSettings() {
		final Target target = encodedTarget();
		foresee(target);
		IJ.run("MobileSAM Tool Options...", "hover=false contrast=min-max");
		final Target other = new Target(target.plane(), ToolSettings.current());
		assertFalse(engine.ask(question(other, 60, new AtomicReference<>())));
	}

	@Test
	void whatWasForeseenIsNoAnswerInAnotherColour() {
		final Target target = encodedTarget();
		foresee(target);
		assertFalse(engine.ask(new Question(target, ObjectPrompts.NONE.withPoint(60, 60, true), new MaskPicture.Look(
				Color.BLUE, Color.BLUE, 1), answer -> {})));
	}

	@Test
	void whatWasForeseenIsForgottenWhenTheMouseGoesAway() {
		final Target target = encodedTarget();
		foresee(target);
		engine.endForesight();
		assertFalse(engine.ask(question(target, 60, new AtomicReference<>())));
	}

	/** @return to a point at 60, 60 */
	private Answer foresee(final Target target) {
		final AtomicReference<Answer> foreseen = new AtomicReference<>();
		engine.foresee(question(target, 60, foreseen));
		OpenDialog.waitUntil("it is foreseen", () -> foreseen.get() != null);
		return foreseen.get();
	}

	private Target encodedTarget() {
		final ToolSettings settings = ToolSettings.current();
		final Target target = new Target(ToolPlane.shownBy(ImageKind.GREY_8.show(), settings), settings);
		engine.meet(target);
		OpenDialog.waitUntil("it is encoded", () -> engine.isReady(target));
		return target;
	}

	private static Question question(final Target target, final int x, final AtomicReference<Answer> taker) {
		return new Question(target, ObjectPrompts.NONE.withPoint(x, 60, true),
				new MaskPicture.Look(new Color(255, 0, 0, 80), Color.RED, 1), taker::set);
	}

	@Test
	void whatFailsAfterAnAnswerIsTold() throws Exception {
		engine.execute(() -> {
			throw new IllegalArgumentException("the mask lies outside");
		});
		OpenDialog.waitUntil("it is told", () -> notes.lines.equals(List.of("the mask lies outside")));
		final ObjectEditor editor = new ObjectEditor();
		EventQueue.invokeLater(() -> editor.failed(new IllegalStateException("it broke")));
		OpenDialog.waitFor(MobileSamTool.NAME).closeWith("OK");
		assertTrue(IJ.getLog().contains("MobileSAM Tool: it broke"), IJ.getLog());
	}
}
