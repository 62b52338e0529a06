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

import java.util.List;
import java.util.Locale;

import fiji.plugin.mobilesam.imagej.Planes;
import fiji.plugin.mobilesam.prompt.PlanePosition;

/** Which planes of a stack are segmented. */
enum PlaneChoice {

	/** The plane that the image shows. */
	CURRENT,
	/** All of them. */
	ALL;

	/** The planes, in the order of the stack. */
	List<PlanePosition> of(final Planes planes) {
		return this == ALL ? planes.positions() : List.of(planes.current());
	}

	@Override
	public String toString() {
		return name().toLowerCase(Locale.ROOT);
	}
}
