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
package fiji.plugin.mobilesam.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The settings that suit a model; what is not named stays at its published default.
 *
 * @param parameters of automatic mask generation, by their published names
 * @param contrast the contrast policy for all images, in its text form, such as {@code auto} or {@code min-max}
 */
public record ModelDefaults(Map<String, Double> parameters, Optional<String> contrast) {

	/** The published defaults. */
	public static final ModelDefaults NONE = new ModelDefaults(Map.of(), Optional.empty());

	/** Copies the map and keeps its order. */
	public ModelDefaults {
		parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
		Objects.requireNonNull(contrast, "contrast");
	}
}
