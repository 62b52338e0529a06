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

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;

import fiji.plugin.mobilesam.session.SamSession;
import fiji.plugin.mobilesam.settings.Command;
import fiji.plugin.mobilesam.settings.CommonOptions;
import fiji.plugin.mobilesam.settings.Declaration;
import fiji.plugin.mobilesam.settings.Settings;
import fiji.plugin.mobilesam.windows.Failures;
import ij.IJ;
import ij.ImageJ;
import ij.ImagePlus;
import ij.Macro;

/** What goes wrong is said in a sentence, never by a trace. */
@Tag("display")
@DisabledIf(value = "java.awt.GraphicsEnvironment#isHeadless", disabledReason = "needs a display, such as that of xvfb-run")
@Timeout(60)
class FailuresDisplayTest {

	/** Fails before anything is asked. */
	private record Failing(RuntimeException failure) implements Command {

		@Override
		public Declaration declaration() {
			return new Declaration("failing", "Fail...", "Fails.", List.of());
		}

		@Override
		public void check(final ImagePlus image) {
			throw failure;
		}

		@Override
		public Optional<Opening> open(final ImagePlus image, final Settings remembered) {
			return Optional.empty();
		}

		@Override
		public void start(final ImagePlus image, final Settings settings) {
			throw failure;
		}
	}

	@BeforeEach
	void startImageJ() throws Exception {
		RunningImageJ.fresh();
	}

	@ParameterizedTest
	@NullAndEmptySource
	void aFailureThatSaysNothingIsToldAllTheSame(final String message) throws Exception {
		told("Fail...", () -> Failures.tell("Fail...", message));
		assertEquals("Fail...: failed without saying why", IJ.getLog().strip());
	}

	@ParameterizedTest
	@MethodSource
	void theFailureOfACommandIsToldInWords(final RuntimeException failure, final String words) throws Exception {
		told("Fail...", () -> Launcher.start(new Failing(failure)));
		assertEquals("Fail...: " + words, IJ.getLog().strip());
	}

	static Stream<Arguments> theFailureOfACommandIsToldInWords() {
		return Stream.of(
				Arguments.of(new UncheckedIOException("models: cannot be read", new IOException("worse")),
						"models: cannot be read"),
				Arguments.of(new IllegalStateException(), "java.lang.IllegalStateException"));
	}

	@Test
	void aPreviewThatFailsSaysSoInTheStatusBarAndLeavesTheOverlay() {
		final ImagePlus image = IJ.createImage("image", "8-bit ramp", 64, 48, 1);
		image.show();
		try (EverythingPreview preview = new EverythingPreview(image, SamSession.shared())) {
			preview.update(Settings.defaults(new SegmentEverything().declaration().options())
					.with(CommonOptions.MODEL, "nowhere"));
			OpenDialog.waitUntil("the failure is told", () -> ImageJ.getStatusBarText().startsWith(
					"Preview: model 'nowhere': expected one of "));
		}
		assertNull(image.getOverlay());
	}

	/** Waits until a failure is told, and takes note of it. */
	private static void told(final String title, final Runnable failing) throws Exception {
		final Thread thread = new Thread(() -> {
			try {
				failing.run();
			} catch (final RuntimeException e) {
				// So ImageJ ends a macro.
				assertEquals(Macro.MACRO_CANCELED, e.getMessage());
			}
		});
		thread.start();
		OpenDialog.waitFor(title.replace("...", "")).closeWith("OK");
		thread.join();
	}
}
