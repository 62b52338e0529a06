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
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.io.IOException;
import java.lang.ref.Reference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import fiji.plugin.mobilesam.image.RgbImage;
import fiji.plugin.mobilesam.inference.MaskPredictor;
import fiji.plugin.mobilesam.inference.SamModel;
import fiji.plugin.mobilesam.model.ModelFolder;
import fiji.plugin.mobilesam.progress.Progress;

/** Copies of the shipped model under other names, and a clock that is set by hand. */
class LoadedModelsTest {

	private final AtomicLong now = new AtomicLong();
	private final LoadedModels models = new LoadedModels(now::get);

	@TempDir
	Path folder;

	@AfterEach
	void close() {
		models.clear();
	}

	@Test
	void oneThatIsAskedForStaysAndOneThatIsNotIsClosedForAnother() throws IOException {
		final SamModel first = models.get(copy("first"));
		assertSame(first, models.get(ModelFolder.open(folder.resolve("first"))));
		models.get(copy("second"));
		now.addAndGet(LoadedModels.IDLE.toNanos() / 2);
		models.get(ModelFolder.open(folder.resolve("second")));
		now.addAndGet(LoadedModels.IDLE.toNanos() / 2 + 1);
		models.get(copy("third"));
		assertEquals(List.of("second", "third"), models.ids());
	}

	@Test
	void oneWhosePlaneSomeoneHoldsStaysOpen() throws IOException {
		final SamModel first = models.get(copy("first"));
		final MaskPredictor plane = first.encode(new RgbImage(8, 8, new byte[3 * 8 * 8]), Progress.NONE);
		models.keepFor(first, plane);
		now.addAndGet(2 * LoadedModels.IDLE.toNanos());
		models.get(copy("second"));
		assertEquals(List.of("first", "second"), models.ids());
		Reference.reachabilityFence(plane);
	}

	@Test
	void aChangedModelIsAnother() throws IOException {
		final SamModel first = models.get(copy("first"));
		final Path manifest = folder.resolve("first").resolve("model.json");
		Files.writeString(manifest, Files.readString(manifest).replace("\"title\": \"", "\"title\": \"another "));
		assertNotSame(first, models.get(ModelFolder.open(folder.resolve("first"))));
	}

	private ModelFolder copy(final String id) throws IOException {
		final Path copy = Files.createDirectory(folder.resolve(id));
		for (final String file : List.of("encoder.onnx", "decoder.onnx"))
			Files.copy(Path.of("models/nano", file), copy.resolve(file));
		Files.writeString(copy.resolve("model.json"), Files.readString(Path.of("models/nano/model.json")).replace(
				"\"id\": \"nano\"", "\"id\": \"" + id + "\""));
		return ModelFolder.open(copy);
	}
}
