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

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

import fiji.plugin.mobilesam.inference.MaskPredictor;
import fiji.plugin.mobilesam.inference.RuntimeOptions;
import fiji.plugin.mobilesam.inference.SamModel;
import fiji.plugin.mobilesam.model.ModelFolder;
import fiji.plugin.mobilesam.model.ModelManifest;

/**
 * Models in the runtime. When another one is loaded, those leave that were not asked for in a while and of which nobody
 * holds an encoded plane. May be used by several threads.
 */
final class LoadedModels {

	static final Duration IDLE = Duration.ofMinutes(10);

	/** A model as it is on disk: a changed one is another. */
	private record Key(String location, ModelManifest manifest) {
	}

	private static final class Loaded {

		private final SamModel model;
		private final List<WeakReference<MaskPredictor>> planes = new ArrayList<>();
		private long lastAsked;

		private Loaded(final SamModel model) {
			this.model = model;
		}

		private void forgetUnheld() {
			planes.removeIf(plane -> plane.get() == null);
		}

		private boolean isHeld() {
			forgetUnheld();
			return !planes.isEmpty();
		}
	}

	private final LongSupplier nanoseconds;
	/** Its own lock is held for moments only, so that it can be looked at while a model is being loaded. */
	private final Map<Key, Loaded> models = Collections.synchronizedMap(new LinkedHashMap<>());

	/** @param nanoseconds a clock that only goes forward */
	LoadedModels(final LongSupplier nanoseconds) {
		this.nanoseconds = nanoseconds;
	}

	/**
	 * Loads a model, or gives the loaded one.
	 *
	 * @throws IOException if it is not installed or cannot be loaded
	 */
	synchronized SamModel get(final ModelFolder folder) throws IOException {
		final Key key = new Key(folder.location(), folder.manifest());
		Loaded loaded = models.get(key);
		if (loaded == null) {
			closeIdle();
			loaded = new Loaded(SamModel.open(folder, RuntimeOptions.DEFAULT));
			models.put(key, loaded);
		}
		loaded.lastAsked = nanoseconds.getAsLong();
		return loaded.model;
	}

	/** Keeps a model open as long as someone has this plane. */
	synchronized void keepFor(final SamModel model, final MaskPredictor plane) {
		for (final Loaded loaded : models.values()) {
			if (loaded.model != model) continue;
			loaded.forgetUnheld();
			loaded.planes.add(new WeakReference<>(plane));
		}
	}

	/** The ids of the models, in the order in which they were loaded. */
	List<String> ids() {
		synchronized (models) {
			return models.values().stream().map(loaded -> loaded.model.manifest().id()).toList();
		}
	}

	/** Closes all of them. */
	synchronized void clear() {
		models.values().forEach(loaded -> loaded.model.close());
		models.clear();
	}

	private void closeIdle() {
		models.values().removeIf(loaded -> {
			final boolean leaves = nanoseconds.getAsLong() - loaded.lastAsked > IDLE.toNanos() && !loaded.isHeld();
			if (leaves) loaded.model.close();
			return leaves;
		});
	}
}
