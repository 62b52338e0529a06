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
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.EventQueue;
import java.util.List;
import java.util.Optional;
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
		final AtomicReference<Answer> foreseen = new AtomicReference<>();
		engine.foresee(question(target, 60, foreseen));
		OpenDialog.waitUntil("it is foreseen", () -> foreseen.get() != null);
		final AtomicReference<Answer> other = new AtomicReference<>();
		assertEquals(Optional.of(foreseen.get()), engine.ask(question(target, 60, other)));
		assertEquals(Optional.empty(), engine.ask(question(target, 60, other)));
		OpenDialog.waitUntil("it is answered again", () -> other.get() != null);
		assertEquals(foreseen.get().record().mask(), other.get().record().mask());
	}

	@Test
	void whatIsBeingForeseenGoesToWhoAsks() {
		final Target target = encodedTarget();
		final AtomicReference<Answer> answer = new AtomicReference<>();
		engine.foresee(question(target, 60, new AtomicReference<>()));
		engine.ask(question(target, 60, answer)).ifPresent(answer::set);
		OpenDialog.waitUntil("it is answered", () -> answer.get() != null);
		assertEquals(60.5, answer.get().record().prompt().points().get(0).x());
	}

	@Test
	void whatWasForeseenIsOfNoUseForAnotherPointOrOtherPixels() {
		final Target target = encodedTarget();
		final AtomicReference<Answer> foreseen = new AtomicReference<>();
		engine.foresee(question(target, 60, foreseen));
		OpenDialog.waitUntil("it is foreseen", () -> foreseen.get() != null);
		final AtomicReference<Answer> answer = new AtomicReference<>();
		assertEquals(Optional.empty(), engine.ask(question(target, 70, answer)));
		OpenDialog.waitUntil("it is answered", () -> answer.get() != null);
		assertEquals(70.5, answer.get().record().prompt().points().get(0).x());
		engine.look(target);
		assertEquals(Optional.empty(), engine.ask(question(target, 60, answer)));
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
