<?php
/**
 * Plugin Name: Vitrine companion
 * Description: Lets pages of other origins use this shop's cart through Vitrine, keeps attributes, and hands the cart over to the checkout.
 * Version: 0.1.0
 * Requires at least: 6.2
 * Requires PHP: 7.4
 * Requires Plugins: woocommerce
 * License: MIT (compatible with the GPL of WordPress)
 *
 * Set the origins of the pages that may read this shop in wp-config.php:
 *
 *     define( 'VITRINE_ORIGINS', 'https://magazine.example https://www.magazine.example' );
 *
 * What each part does: docs/backends/woocommerce.md.
 */

defined( 'ABSPATH' ) || exit;

use Automattic\WooCommerce\StoreApi\Schemas\V1\CartItemSchema;
use Automattic\WooCommerce\StoreApi\Schemas\V1\CartSchema;
use Automattic\WooCommerce\StoreApi\Schemas\V1\ProductSchema;

/** One object, so that nothing of ours stands in the global space. */
final class Vitrine_Companion {

	const NAME        = 'vitrine';
	const PARAMETER   = 'vitrine-checkout';
	const MOST        = 30;
	const KEY_LENGTH  = 64;
	const TEXT_LENGTH = 255;

	/** The address that was just asked for; goes out with the answer to that question and no other. */
	private $checkout = null;

	/** Why WooCommerce did not take the last coupon: WC_Coupon's own error number. */
	private $coupon_error = null;

	public function start() {
		add_filter( 'allowed_http_origins', array( $this, 'origins' ) );
		add_filter( 'rest_allowed_cors_headers', array( $this, 'allowed_headers' ) );
		add_filter( 'rest_exposed_cors_headers', array( $this, 'exposed_headers' ) );

		add_action( 'woocommerce_blocks_loaded', array( $this, 'extend' ) );
		add_filter( 'woocommerce_store_api_add_to_cart_data', array( $this, 'keep_line_attributes' ), 10, 2 );
		add_filter( 'woocommerce_get_item_data', array( $this, 'show_line_attributes' ), 10, 2 );
		add_action( 'woocommerce_checkout_create_order_line_item', array( $this, 'write_line_attributes' ), 10, 3 );
		add_action( 'woocommerce_checkout_create_order', array( $this, 'write_attributes' ) );
		add_action( 'woocommerce_store_api_checkout_update_order_meta', array( $this, 'write_attributes' ) );

		add_filter( 'woocommerce_coupon_error', array( $this, 'note_coupon_error' ), 10, 2 );
		add_filter( 'rest_post_dispatch', array( $this, 'say_coupon_error' ) );

		// Before WooCommerce reads the cart out of the session (wp_loaded, 10).
		add_action( 'wp_loaded', array( $this, 'take_over' ), 5 );
		add_action( 'woocommerce_checkout_order_processed', array( $this, 'end_source' ) );
		add_action( 'woocommerce_store_api_checkout_order_processed', array( $this, 'end_source' ) );
	}

	/** The first answer of a cart has no token yet, and WooCommerce lets pages of other origins read it only when they are listed. */
	public function origins( $origins ) {
		$ours = defined( 'VITRINE_ORIGINS' ) ? preg_split( '/[\s,]+/', VITRINE_ORIGINS, -1, PREG_SPLIT_NO_EMPTY ) : array();
		return array_merge( $origins, $ours );
	}

	public function allowed_headers( $headers ) {
		return array_values( array_unique( array_merge( $headers, array( 'Cart-Token' ) ) ) );
	}

	public function exposed_headers( $headers ) {
		return array_values( array_unique( array_merge( $headers, array( 'Cart-Token', 'RateLimit-Retry-After' ) ) ) );
	}

	/** Fields added to carts, lines and products of the Store API, and the callback for updates. */
	public function extend() {
		$data = array(
			CartSchema::IDENTIFIER     => array( $this, 'cart_data' ),
			CartItemSchema::IDENTIFIER => array( $this, 'line_data' ),
			ProductSchema::IDENTIFIER  => array( $this, 'product_data' ),
		);
		foreach ( $data as $endpoint => $callback ) {
			woocommerce_store_api_register_endpoint_data(
				array(
					'endpoint'        => $endpoint,
					'namespace'       => self::NAME,
					'data_callback'   => $callback,
					'schema_callback' => array( $this, 'schema' ),
					'schema_type'     => ARRAY_A,
				)
			);
		}
		woocommerce_store_api_register_update_callback(
			array(
				'namespace' => self::NAME,
				'callback'  => array( $this, 'update' ),
			)
		);
	}

	public function schema() {
		$text = array(
			'type'     => array( 'string', 'null' ),
			'context'  => array( 'view' ),
			'readonly' => true,
		);
		return array(
			'attributes' => array(
				'type'     => 'array',
				'context'  => array( 'view' ),
				'readonly' => true,
				'items'    => array( 'type' => 'object' ),
			),
			'checkout'   => $text,
			'terms'      => array(
				'type'       => 'object',
				'context'    => array( 'view' ),
				'readonly'   => true,
				'properties' => array(
					'delivery'   => $text,
					'returns'    => $text,
					'protection' => $text,
				),
			),
		);
	}

	public function cart_data() {
		return array(
			'attributes' => $this->pairs( $this->attributes() ),
			'checkout'   => $this->checkout,
		);
	}

	public function line_data( $item ) {
		return array( 'attributes' => $this->pairs( isset( $item[ self::NAME ] ) ? $item[ self::NAME ] : array() ) );
	}

	/** The shop says them: add_filter( 'vitrine_purchase_terms', fn( $terms, $product ) => array( 'delivery' => '…' ), 10, 2 ). */
	public function product_data( $product ) {
		$terms = (array) apply_filters( 'vitrine_purchase_terms', array(), $product );
		$terms = array_intersect_key( $terms, array_flip( array( 'delivery', 'returns', 'protection' ) ) );
		return array( 'terms' => (object) array_filter( array_map( 'wp_strip_all_tags', $terms ) ) );
	}

	/** POST /cart/extensions. */
	public function update( $data ) {
		$action = isset( $data['action'] ) ? $data['action'] : '';
		if ( 'attributes' === $action ) {
			WC()->session->set( 'vitrine_attributes', $this->clean( isset( $data['attributes'] ) ? $data['attributes'] : array() ) );
		}
		if ( 'checkout' === $action && ! WC()->cart->is_empty() ) {
			// Named by a word that is good once, for five minutes: a token in an address would be good for two days.
			$word = wp_generate_password( 32, false );
			set_transient( $this->transient( $word ), (string) WC()->session->get_customer_id(), 5 * MINUTE_IN_SECONDS );
			$this->checkout = add_query_arg( self::PARAMETER, $word, home_url( '/' ) );
		}
	}

	public function keep_line_attributes( $data, $request ) {
		$attributes = $this->clean( $request['vitrine_attributes'] );
		// In order of their keys: the order of attributes must not part one line into two.
		ksort( $attributes );
		if ( $attributes ) {
			$data['cart_item_data'][ self::NAME ] = $attributes;
		}
		return $data;
	}

	public function show_line_attributes( $shown, $item ) {
		foreach ( isset( $item[ self::NAME ] ) ? $item[ self::NAME ] : array() as $key => $value ) {
			if ( '_' !== substr( $key, 0, 1 ) ) {
				$shown[] = array(
					'key'   => $key,
					'value' => $value,
				);
			}
		}
		return $shown;
	}

	public function write_line_attributes( $line, $key, $item ) {
		foreach ( isset( $item[ self::NAME ] ) ? $item[ self::NAME ] : array() as $name => $value ) {
			$line->add_meta_data( $name, $value );
		}
	}

	/** Which video and which creator: on the order, where the shop's own reports can read it. */
	public function write_attributes( $order ) {
		foreach ( $this->attributes() as $key => $value ) {
			$order->update_meta_data( '_vitrine' === substr( $key, 0, 8 ) ? $key : '_vitrine_note_' . $key, $value );
		}
	}

	public function note_coupon_error( $message, $code ) {
		$this->coupon_error = (int) $code;
		return $message;
	}

	public function say_coupon_error( $response ) {
		$body = $response instanceof WP_REST_Response ? $response->get_data() : null;
		if ( $this->coupon_error && isset( $body['code'], $body['data'] ) && 'woocommerce_rest_cart_coupon_error' === $body['code'] ) {
			$body['data']['vitrine_coupon_error'] = $this->coupon_error;
			$response->set_data( $body );
		}
		return $response;
	}

	/** The shopper comes from a page with a cart: it becomes the cart of this browser, and the checkout opens. */
	public function take_over() {
		// The word itself is the proof: it was handed out to the holder of the cart's token, once.
		$word = isset( $_GET[ self::PARAMETER ] ) ? sanitize_text_field( wp_unslash( $_GET[ self::PARAMETER ] ) ) : ''; // phpcs:ignore WordPress.Security.NonceVerification.Recommended
		if ( '' === $word || ! function_exists( 'WC' ) || ! WC()->session ) {
			return;
		}
		$source = get_transient( $this->transient( $word ) );
		delete_transient( $this->transient( $word ) );
		$data = $source ? WC()->session->get_session( $source, array() ) : array();
		if ( $data && (string) WC()->session->get_customer_id() !== $source ) {
			$this->copy( $data );
			WC()->session->set( 'vitrine_source', $source );
			WC()->session->set_customer_session_cookie( true );
		}
		nocache_headers();
		wp_safe_redirect( $data ? wc_get_checkout_url() : wc_get_cart_url() );
		exit;
	}

	/**
	 * Copies the cart, its codes, cards and attributes. The shopper's name, address and mail stay in their own session,
	 * because anybody may open a link. What WooCommerce calculates from a cart is left empty, so that it is calculated again.
	 */
	private function copy( $data ) {
		foreach ( array( 'cart_totals', 'coupon_discount_totals', 'coupon_discount_tax_totals', 'removed_cart_contents', 'order_awaiting_payment' ) as $key ) {
			WC()->session->set( $key, null );
		}
		// The last are the cards that pay, where "WooCommerce Gift Cards" keeps them.
		$cards = WC_Cache_Helper::get_transient_version( 'applied_giftcards' ) . '_wc_gc_applied_giftcards';
		foreach ( array( 'cart', 'applied_coupons', 'vitrine_attributes', $cards ) as $key ) {
			WC()->session->set( $key, isset( $data[ $key ] ) ? maybe_unserialize( $data[ $key ] ) : null );
		}
	}

	/** The order is placed: the cart it came from is over, also in the page it came from. */
	public function end_source() {
		$source = WC()->session ? WC()->session->get( 'vitrine_source' ) : null;
		if ( $source ) {
			WC()->session->delete_session( $source );
			WC()->session->set( 'vitrine_source', null );
		}
	}

	private function transient( $word ) {
		return 'vitrine_checkout_' . hash( 'sha256', $word );
	}

	private function attributes() {
		$attributes = WC()->session ? WC()->session->get( 'vitrine_attributes' ) : array();
		return is_array( $attributes ) ? $attributes : array();
	}

	/** What anybody may send: few, short, plain. They are printed in mails and on screens of the shop. */
	private function clean( $sent ) {
		$attributes = array();
		foreach ( array_slice( is_array( $sent ) ? $sent : array(), 0, self::MOST ) as $pair ) {
			$key   = isset( $pair['key'] ) && is_scalar( $pair['key'] ) ? mb_substr( sanitize_text_field( $pair['key'] ), 0, self::KEY_LENGTH ) : '';
			$value = isset( $pair['value'] ) && is_scalar( $pair['value'] ) ? mb_substr( sanitize_text_field( $pair['value'] ), 0, self::TEXT_LENGTH ) : '';
			if ( '' !== $key && '' !== $value ) {
				$attributes[ $key ] = $value;
			}
		}
		return $attributes;
	}

	private function pairs( $attributes ) {
		$pairs = array();
		foreach ( $attributes as $key => $value ) {
			$pairs[] = array(
				'key'   => (string) $key,
				'value' => (string) $value,
			);
		}
		return $pairs;
	}
}

( new Vitrine_Companion() )->start();
