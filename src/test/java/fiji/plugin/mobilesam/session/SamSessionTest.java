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
package fiji.plugin.mobilesam.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.EventQueue;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import fiji.plugin.mobilesam.EncodedImage;
import fiji.plugin.mobilesam.amg.AmgOptions;
import fiji.plugin.mobilesam.imagej.ContrastPolicy;
import fiji.plugin.mobilesam.imagej.Planes;
import fiji.plugin.mobilesam.inference.SamModel;
import fiji.plugin.mobilesam.model.ModelException;
import fiji.plugin.mobilesam.progress.Progress;
import fiji.plugin.mobilesam.prompt.PointPrompt;
import fiji.plugin.mobilesam.prompt.PromptSet;
import ij.ImagePlus;
import ij.process.ByteProcessor;

/** What stays between commands, with the model that ships. */
class SamSessionTest {

	private final SamSession session = SamSession.shared();
	private final Image image = new Image(48, 32);

	/** ImageJ tells listeners of images with windows only. */
	private static final class Image extends ImagePlus {

		private Image(final int width, final int height) {
			super("image", new ByteProcessor(width, height));
		}

		@Override
		public void close() {
			tell(CLOSED);
		}

		private void open() {
			tell(OPENED);
		}

		private void tell(final int event) {
			notifyListeners(event);
			try {
				// There the listeners are told.
				EventQueue.invokeAndWait(() -> {});
			} catch (final InvocationTargetException | InterruptedException e) {
				throw new AssertionError(e);
			}
		}
	}

	@TempDir
	Path folder;

	@BeforeEach
	void draw() {
		session.clear();
		for (int i = 0; i < 48 * 32; i++) image.getProcessor().set(i, 20 + i % 48 * 4);
	}

	@AfterEach
	void clear() {
		session.clear();
	}

	@Test
	void aPlaneIsEncodedOnceAndItsMemoryCounted() throws IOException {
		final EncodedImage first = encode("auto");
		assertSame(first, encode("auto"));
		final SamSession.Held held = session.held();
		assertEquals(List.of("nano"), held.models());
		assertEquals(1, held.planes());
		assertTrue(held.bytes() > 10_000, held.bytes() + " bytes");
	}

	@Test
	void aPlaneStaysEncodedAfterAllItsMasksWereFound() throws IOException {
		final EncodedImage encoded = encode("auto");
		final SamModel model = session.model("nano");
		final Planes planes = Planes.of(image, ContrastPolicy.AUTO);
		final AmgOptions options = AmgOptions.DEFAULTS.withPointsPerSide(2);
		session.candidates(model, planes.plane(planes.current()).rgb(), image, options, options, Progress.NONE);
		assertSame(encoded, encode("auto"));
		assertFalse(encoded.predict(PromptSet.ofPoints(PointPrompt.on(20, 20))).isEmpty());
	}

	@Test
	void aPlaneOfAnImageThatWasHiddenAndIsShownAgainIsEncodedOnce() throws IOException {
		image.close();
		image.open();
		assertSame(encode("auto"), encode("auto"));
	}

	@Test
	void anEditedImageAndAnotherContrastAreEncodedAnew() throws IOException {
		final EncodedImage first = encode("auto");
		assertNotSame(first, encode("min-max"));
		image.getProcessor().set(3, 4, 255);
		assertNotSame(first, encode("auto"));
		image.getProcessor().set(3, 4, 20 + 3 * 4);
		assertSame(first, encode("auto"));
	}

	@Test
	void closingTheImageLetsItsPlanesGoAndThoseOfOthersStay() throws IOException {
		final Image other = new Image(30, 30);
		encode("auto");
		session.encode(session.model("nano"), Planes.of(other, ContrastPolicy.AUTO).plane(Planes.of(other,
				ContrastPolicy.AUTO).current()).rgb(), other, Progress.NONE);
		image.close();
		assertEquals(1, session.held().planes());
		other.close();
		assertEquals(0, session.held().planes());
	}

	@Test
	void aPlaneOfAClosedImageIsNotKept() throws IOException {
		final SamModel model = session.model("nano");
		final Planes planes = Planes.of(image, ContrastPolicy.AUTO);
		session.encode(model, planes.plane(planes.current()).rgb(), image, new Progress() {

			@Override
			public void update(final long done, final long total, final String step) {
				// Of no concern here.
			}

			@Override
			public boolean isCanceled() {
				image.close();
				return false;
			}
		});
		assertEquals(0, session.held().planes());
	}

	@Test
	void freedMemoryIsToldOfAndTheNextCommandLoadsAgain() throws IOException {
		final EncodedImage before = encode("auto");
		session.clear();
		assertEquals(new SamSession.Held(List.of(), 0, 0), session.held());
		final PromptSet click = PromptSet.ofPoints(PointPrompt.on(20, 20));
		assertTrue(assertThrows(IllegalStateException.class, () -> before.predict(click)).getMessage().endsWith(
				"is closed"));
		assertEquals(1, encode("auto").predict(click).get(0).mask().height() / 32);
	}

	@Test
	void aModelWhoseFolderIsRemovedIsMissedInWordsThoughItIsLoaded() throws IOException {
		for (final String file : List.of("model.json", "encoder.onnx", "decoder.onnx"))
			Files.copy(Path.of("models/nano", file), folder.resolve(file));
		final SamModel model = session.model(folder.toString());
		final Planes planes = Planes.of(image, ContrastPolicy.AUTO);
		for (final String file : List.of("model.json", "encoder.onnx", "decoder.onnx"))
			Files.delete(folder.resolve(file));
		// What runs goes on.
		session.encode(model, planes.plane(planes.current()).rgb(), image, Progress.NONE);
		assertEquals(folder.resolve("model.json") + ": there is no such file", missing());
		Files.delete(folder);
		final String message = missing();
		assertTrue(message.startsWith("model '%s': expected one of mobile_sam, nano, vit_t_em_organelles, vit_t_lm,"
				.formatted(folder)), message);
		Files.createDirectory(folder);
	}

	private String missing() {
		return assertThrows(ModelException.class, () -> session.model(folder.toString())).getMessage();
	}

	private EncodedImage encode(final String contrast) throws IOException {
		final Planes planes = Planes.of(image, ContrastPolicy.parse(contrast));
		return session.encode(session.model("nano"), planes.plane(planes.current()).rgb(), image, Progress.NONE);
	}
}
