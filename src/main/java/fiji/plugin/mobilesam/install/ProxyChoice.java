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
package fiji.plugin.mobilesam.install;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The proxy of Java's system properties ({@code https.proxyHost}, what Fiji sets), else that of the environment
 * ({@code https_proxy}, {@code http_proxy}, {@code all_proxy}, {@code no_proxy}, in small or capital letters), as
 * other command line tools find it.
 */
final class ProxyChoice extends ProxySelector {

	private final ProxySelector properties;
	private final Map<String, String> environment;

	/**
	 * @param properties asked first
	 * @param environment asked where {@code properties} knows of no proxy
	 */
	ProxyChoice(final ProxySelector properties, final Map<String, String> environment) {
		this.properties = properties;
		this.environment = environment;
	}

	@Override
	public List<Proxy> select(final URI uri) {
		final List<Proxy> chosen = properties.select(uri);
		if (chosen.stream().anyMatch(proxy -> proxy.type() != Proxy.Type.DIRECT)) return chosen;
		final String host = uri.getHost();
		if (host == null || isExempt(host)) return chosen;
		return Stream.of(uri.getScheme() + "_proxy", "all_proxy").flatMap(name -> variable(name).stream()).findFirst()
				.map(value -> List.of(proxy(value))).orElse(chosen);
	}

	@Override
	public void connectFailed(final URI uri, final SocketAddress address, final IOException reason) {
		properties.connectFailed(uri, address, reason);
	}

	private Optional<String> variable(final String name) {
		return Stream.of(name.toLowerCase(Locale.ROOT), name.toUpperCase(Locale.ROOT)).map(environment::get)
				.filter(value -> value != null && !value.isBlank()).findFirst();
	}

	/** Whether {@code no_proxy}, a list of host names and domains, names the host. */
	private boolean isExempt(final String host) {
		return Arrays.stream(variable("no_proxy").orElse("").split(",")).map(String::strip)
				.map(name -> name.startsWith(".") ? name.substring(1) : name).filter(name -> !name.isEmpty())
				.anyMatch(name -> name.equals("*") || host.equalsIgnoreCase(name)
						|| host.toLowerCase(Locale.ROOT).endsWith("." + name.toLowerCase(Locale.ROOT)));
	}

	/** From {@code http://host:port} or {@code host:port}. */
	private static Proxy proxy(final String value) {
		final URI uri;
		try {
			uri = new URI(value.contains("://") ? value : "http://" + value);
		} catch (final URISyntaxException e) {
			throw unreadable(value);
		}
		if (uri.getHost() == null) throw unreadable(value);
		final int port = uri.getPort() >= 0 ? uri.getPort() : "https".equals(uri.getScheme()) ? 443 : 80;
		return new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(uri.getHost(), port));
	}

	private static IllegalArgumentException unreadable(final String value) {
		return new IllegalArgumentException(
				"expected a proxy as http://host:port in the environment, found '%s'".formatted(value));
	}
}
